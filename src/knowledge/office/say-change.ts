import type { Change, ListName, Lists } from './lists.ts';

const NOUN: Readonly<Record<ListName, string>> = {
  areas: '区域',
  people: '人员',
  rooms: '调解室',
  services: '办事地点',
  weekly: '每周值班',
  exceptions: '单日值班',
  days: '节假日',
};

/** 「改人员：顾明」: for the history and the audit log. */
export function sayChange(change: Change, lists: Lists): string {
  const { was, now, list } = change;
  const verb = was === undefined ? '加' : now === undefined ? '删' : '改';
  return `${verb}${NOUN[list]}：${nameOf(change, lists)}`;
}

function nameOf(change: Change, lists: Lists): string {
  const person = (id: string | undefined) =>
    id === undefined ? '无人值班' : (lists.people.find((p) => p.id === id)?.name ?? id);
  const area = (id: string) => lists.areas.find((a) => a.id === id)?.name ?? id;
  if (change.list === 'weekly') {
    const shift = (change.now ?? change.was)!;
    const days = shift.days.map((day) => '一二三四五六日'[day - 1]).join('');
    return `${area(shift.area)} ${person(shift.person)} 周${days} ${shift.from}–${shift.to}`;
  }
  if (change.list === 'exceptions') {
    const { date, area: where, person: who, from, to, reason } = (change.now ?? change.was)!;
    const time = from && to ? ` ${from}–${to}` : '';
    return `${date} ${area(where)} ${person(who)}${time}${reason ? `（${reason}）` : ''}`;
  }
  if (change.list === 'days') {
    const { date, name, kind } = (change.now ?? change.was)!;
    return `${date} ${name}${kind === 'work' ? '（上班）' : ''}`;
  }
  return (change.now ?? change.was)!.name;
}
