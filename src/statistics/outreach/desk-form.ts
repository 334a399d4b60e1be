import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { IncomingContent } from '../../consultation/incoming.ts';
import type { Told } from '../../consultation/orders.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { rows, textReply } from '../../consultation/turns/results.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { kindNamed, OUTREACH_IDS, OUTREACH_KINDS, type OutreachKind } from './kinds.ts';

export interface DeskFormDeps {
  directory(): Directory;
  today(): LocalDate;
}

const COUNTS = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500];
const PEOPLE = [0, 5, 10, 20, 30, 50, 80, 100, 200, 500];
const MOST = 1_000_000;

const SAY = {
  which: '登记今天的活动，选一种。也可以写成一句：/登记 走访 3 星河花园；/登记 讲座 1 场 45人 社区活动室',
  many: (name: string, unit: string) => `${name}：多少${unit}？不在下面的，写成 /登记 ${name} 7`,
  reached: (name: string) => `${name}：到场或接触多少人？`,
  unknown: `没有看懂。种类有：${OUTREACH_IDS.map((id) => OUTREACH_KINDS[id].name).join('、')}。写法：/登记 走访 3 星河花园`,
  done: (what: string) => `已登记：${what}`,
  undone: '已撤销这条登记。',
  gone: '这条登记已经不在了，或者不是您登记的。',
};

/** 法治讲座 is what the ledger calls it; people write 讲座. */
const SHORT: Readonly<Record<string, OutreachKind>> = {
  讲座: 'lecture',
  宣传品: 'leaflets',
  咨询: 'on-site',
  文书: 'document',
  合同: 'contract-review',
  援助: 'legal-aid-case',
  调解: 'mediation-joined',
  培训: 'training',
};

/**
 * /登记 at the desk of an adviser or clerk: two or three presses, or one line. Everything chosen so far travels in the
 * button, so nothing has to be remembered between presses. Comes before the desk's own words: a line that begins with
 * /登记 is never passed on to a resident.
 */
export function outreachTurns(deps: DeskFormDeps, next: (job: TurnJob) => Promise<TurnResult>) {
  return async (job: TurnJob): Promise<TurnResult> => {
    const { person, message } = job.work;
    const asked = person && message.content && askedIn(message.content);
    if (!person || !asked) return next(job);
    if ('undo' in asked) return undo(asked.undo);
    return 'typed' in asked ? typed(deps, person, asked.typed) : pressed(deps, person, asked.pressed);
  };
}

type Asked = { typed: string } | { pressed: string } | { undo: string };

function askedIn(content: IncomingContent): Asked | undefined {
  if (content.type === 'text') {
    const match = /^\/(?:登记|log)(?:\s+|$)([\s\S]*)$/.exec(content.text.trim());
    return match ? { typed: match[1]!.trim() } : undefined;
  }
  if (content.type === 'command') return content.name === 'log' ? { typed: content.argument } : undefined;
  if (content.type !== 'action') return undefined;
  if (content.action.startsWith('log-undo:')) return { undo: content.action.slice('log-undo:'.length) };
  return content.action.startsWith('log:') ? { pressed: content.action.slice('log:'.length) } : undefined;
}

function pressed(deps: DeskFormDeps, person: PersonId, choice: string): TurnResult {
  const [id, count, people] = choice.split(':');
  const kind = OUTREACH_IDS.find((one) => one === id);
  if (!kind) return said(whichKind());
  const { name, unit, people: asks } = OUTREACH_KINDS[kind];
  const numbers = (list: readonly number[], before: string): Button[][] =>
    rows(
      list.map((n) => ({ label: String(n), action: `log:${before}:${n}` })),
      5,
    );
  if (count === undefined) return said(textReply(SAY.many(name, unit), ...numbers(COUNTS, kind)));
  if (asks && people === undefined)
    return said(textReply(SAY.reached(name), ...numbers(PEOPLE, `${kind}:${count}`)));
  const [many, reached] = [whole(count), whole(people ?? '0')];
  if (!many || reached === undefined) return said(whichKind());
  return enter(deps, person, { kind, count: many, people: reached, place: '' });
}

/** 走访 3 星河花园; 讲座 1场 45人 社区活动室. */
function typed(deps: DeskFormDeps, person: PersonId, line: string): TurnResult {
  if (line === '') return said(whichKind());
  const [first = '', ...rest] = line.split(/\s+/);
  const kind = kindNamed(first) ?? SHORT[first];
  if (!kind) return said(textReply(SAY.unknown));
  let count = 1;
  let people = 0;
  const place: string[] = [];
  for (const [i, word] of rest.entries()) {
    const number = /^(\d{1,7})(人|人次|次|场|份|班|件|条)?$/.exec(word);
    if (number?.[2] === '人') people = Number(number[1]);
    else if (number && (i === 0 || number[2])) count = Number(number[1]);
    else if (!/^[次场份班件条]$/.test(word)) place.push(word);
  }
  if (count < 1 || count > MOST || people > MOST) return said(textReply(SAY.unknown));
  return enter(deps, person, { kind, count, people, place: place.join(' ').slice(0, 200) });
}

function enter(
  { directory, today }: DeskFormDeps,
  person: PersonId,
  { kind, ...given }: { kind: OutreachKind; count: number; people: number; place: string },
): TurnResult {
  const { name, unit, people: asks } = OUTREACH_KINDS[kind];
  const { people, areas } = directory();
  // Where somebody serves one community it happened there; the street's people say so on the page.
  const own = people.find(({ id }) => id === person)?.areas ?? [];
  const area =
    own.length === 1
      ? areas.find(({ id, kind: level }) => id === own[0] && level === 'community')
      : undefined;
  const reached = asks ? given.people : 0;
  const entry = { ...given, people: reached, kind, day: today(), area: area?.id ?? '' };
  const what = [
    `${name} ${given.count} ${unit}`,
    ...(reached > 0 ? [`${reached} 人`] : []),
    ...(area ? [area.name] : []),
    ...(given.place ? [given.place] : []),
  ].join('，');
  return {
    ...said(),
    order: { type: 'enter-outreach', entry },
    replies: (_number, told?: Told) => [
      told?.entry
        ? textReply(SAY.done(what), [
            { label: '再登记', action: 'log:' },
            { label: '撤销', action: `log-undo:${told.entry}` },
          ])
        : textReply(SAY.gone),
    ],
  };
}

const undo = (entry: string): TurnResult => ({
  ...said(),
  order: { type: 'undo-outreach', entry },
  replies: (_number, told?: Told) => [textReply(told?.done ? SAY.undone : SAY.gone)],
});

const whichKind = (): Reply =>
  textReply(
    SAY.which,
    ...rows(
      OUTREACH_IDS.map((id) => ({ label: OUTREACH_KINDS[id].name, action: `log:${id}` })),
      3,
    ),
  );

const said = (...replies: Reply[]): TurnResult => ({
  record: { path: 'desk' },
  replies: () => replies,
  citations: [],
  consultation: { use: 'none' },
});

function whole(text: string): number | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= MOST ? value : undefined;
}
