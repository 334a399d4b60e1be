import { InvalidInput } from '../../core/errors.ts';
import type { Change, Lists } from './lists.ts';

/** Ids stand in addresses and file names, and are typed at the command line. */
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * What the schemas of the files cannot see: references, ids, times the wrong way round, a tree that bites its tail, an office
 * without an administrator. Throws InvalidInput in words for the person who edits.
 */
export function checkLists(lists: Lists, changes: readonly Change[]): void {
  for (const change of changes) checkChange(change);
  unique(lists.areas, '区域');
  unique(lists.people, '人员');
  unique(lists.rooms, '调解室');
  const areas = new Map(lists.areas.map((area) => [area.id, area]));
  const people = new Map(lists.people.map((person) => [person.id, person]));
  const needArea = (id: string, who: string) => {
    if (!areas.has(id)) throw new InvalidInput(`${who}还在用区域「${id}」，区域名单里没有它。请先改好`);
  };
  for (const { name, parent } of lists.areas) if (parent !== undefined) needArea(parent, `区域「${name}」`);
  for (const person of lists.people) for (const id of person.areas) needArea(id, `人员「${person.name}」`);
  for (const room of lists.rooms) {
    needArea(room.area, `调解室「${room.name}」`);
    for (const id of room.mediators)
      if (people.get(id)?.role !== 'mediator')
        throw new InvalidInput(`调解室「${room.name}」的「${id}」不是调解员`);
  }
  const offices = new Set<string>();
  for (const { key, area, name } of lists.services) {
    needArea(area, `办事地点「${name}」`);
    // Of two, a resident would be sent to the first, and nobody would know why.
    const office = `${key} ${area}`;
    if (offices.has(office))
      throw new InvalidInput(`这个区域已经有一处同种类的办事地点，「${name}」没有保存`);
    offices.add(office);
  }
  for (const { area, person } of lists.weekly) {
    needArea(area, '每周值班表');
    if (!people.has(person)) throw new InvalidInput(`值班表里的「${person}」不在人员名单里`);
  }
  for (const { area, person, date } of lists.exceptions) {
    needArea(area, `${date} 的值班安排`);
    if (person !== undefined && !people.has(person))
      throw new InvalidInput(`${date} 值班的「${person}」不在人员名单里`);
  }
  for (const area of lists.areas) {
    const above = new Set<string>();
    for (let next: string | undefined = area.id; next !== undefined; next = areas.get(next)?.parent) {
      if (above.has(next)) throw new InvalidInput(`「${area.name}」的上级绕回了它自己`);
      above.add(next);
    }
  }
  if (!lists.areas.some(({ kind }) => kind === 'street')) throw new InvalidInput('至少要有一个街道');
  if (!lists.people.some(({ role }) => role === 'administrator'))
    throw new InvalidInput('至少要留一位管理员，否则没有人能再进来改');
  const dates = lists.days.map(({ date }) => date);
  const twice = dates.find((date, i) => dates.indexOf(date) !== i);
  if (twice) throw new InvalidInput(`${twice} 已经在节假日里了`);
}

function checkChange({ list, was, now }: Change): void {
  if (now === undefined) return;
  if ('id' in now) {
    if (was && 'id' in was && was.id !== now.id) throw new InvalidInput('代号定了不能改：记录都用它');
    if (!was && !ID.test(now.id)) throw new InvalidInput('代号只用小写字母、数字和 -，最多 40 个');
  }
  if (list === 'weekly' || list === 'exceptions') {
    const { person, from, to } = now;
    if (person !== undefined && (from === undefined || to === undefined))
      throw new InvalidInput('请填写值班的开始和结束时间');
    inOrder(from, to);
  }
  if (list === 'services' && now.always && now.hours.length > 0)
    throw new InvalidInput('全天办理的不用再写开放时间');
  if (list === 'rooms' || list === 'services') for (const { from, to } of now.hours) inOrder(from, to);
}

function inOrder(from: string | undefined, to: string | undefined): void {
  if (from !== undefined && to !== undefined && from >= to)
    throw new InvalidInput('结束时间要晚于开始时间；跨过半夜的请分成两段，前一段到 24:00');
}

function unique(entries: readonly { id: string; name: string }[], what: string): void {
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new InvalidInput(`${what}的代号「${id}」已经有了，请换一个`);
    seen.add(id);
  }
}
