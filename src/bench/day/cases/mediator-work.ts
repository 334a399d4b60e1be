import type { Day } from '../day.ts';
import type { Random } from '../random.ts';
import { APART, MEDIATES, marked } from '../sayings.ts';
import { actionOf, type Heard, type Talk } from '../talk.ts';
import { type CaseBoard, keyIn } from './case-board.ts';

const PATIENCE = 40;

export interface CaseCounts {
  accepted: number;
  declined: number;
  ignored: number;
  agreed: number;
  failed: number;
  words: number;
}

export interface WorkDeps {
  name: string;
  talk: Talk;
  day: Day;
  random: Random;
  board: CaseBoard;
  isSilent(): boolean;
  /** One thing after the other at this desk, between so many minutes from now. */
  later(from: number, to: number, what: () => Promise<void>): void;
}

export interface CaseWork {
  readonly counts: CaseCounts;
  /** True: the message is about a case. */
  noticed(shown: Heard): boolean;
}

/** What a mediator does with cases at their Telegram desk: takes them on, hands links over, holds the talks, ends them. */
export function createCaseWork(deps: WorkDeps): CaseWork {
  const { talk, day, random, board, later } = deps;
  const counts: CaseCounts = { accepted: 0, declined: 0, ignored: 0, agreed: 0, failed: 0, words: 0 };
  const begun = new Set<string>();
  const answered = new Set<string>();

  async function press(action: string, wanted: RegExp): Promise<Heard | undefined> {
    const mark = talk.mark();
    await talk.press(action);
    return talk.heard(mark, ({ text }) => wanted.test(text), PATIENCE);
  }
  async function type(words: string, wanted: RegExp): Promise<Heard | undefined> {
    const mark = talk.mark();
    await talk.say(words);
    return talk.heard(mark, ({ text }) => wanted.test(text), PATIENCE);
  }
  /** In the order given, as long as each is answered as it should be. */
  async function steps(...list: readonly (readonly [action: string, wanted: RegExp, words?: string])[]) {
    for (const [action, wanted, words] of list)
      if (!(await (words === undefined ? press(action, wanted) : type(words, wanted)))) return false;
    return true;
  }

  function noticed(shown: Heard): boolean {
    const key = keyIn(shown.text);
    if (!key) return false;
    if (shown.text.startsWith('新的调解申请')) card(key);
    else if (shown.text.startsWith('您受理了'))
      for (const action of invitesIn(shown)) later(0.5, 3, () => invite(key, action));
    else if (actionOf(shown, `m:open:${key}`) && shown.text.includes('各方都同意调解')) plan(key);
    else if (shown.text.includes('时间定了')) later(62, 70, () => open(key));
    else if (/单独谈，对方看不到】(被)?申请人/.test(shown.text)) answerApart(shown, key);
    else if (shown.text.includes('各方都确认了协议')) afterwards(key);
    return true;
  }
  const invitesIn = ({ actions }: Heard) => actions.filter((action) => action.startsWith('m:invite:'));

  function card(key: string): void {
    const drawn = random.next();
    if (deps.isSilent() || drawn < 0.06) counts.ignored += 1;
    else if (drawn < 0.12)
      later(0.5, 3, async () => {
        counts.declined += 1;
        await steps([`m:decline:${key}`, /办不了的原因/], ['', /好的，请下一位/, '认识一方当事人']);
      });
    else
      later(0.5, 6, async () => {
        if (await press(`m:accept:${key}`, new RegExp(`您受理了.*第${key.split('-')[1]}号`)))
          counts.accepted += 1;
      });
  }

  async function invite(key: string, action: string): Promise<void> {
    const told = await press(action, /的邀请，只能用一次/);
    const token = told && /start=m_([\w-]+)/.exec(told.text)?.[1];
    if (token) board.handOver(key, token);
  }

  /** A time an hour and a bit ahead, or at once. */
  function plan(key: string): void {
    const room = day.minutes - day.minute();
    if (!board.planOf(key)?.planned || room < 180) {
      later(1, 5, () => open(key));
      return;
    }
    later(0.5, 3, async () => {
      await steps([`m:times:${key}:online`, /请打出可以的时间/], ['', /时间发给各方了/, clockTime(day, 75)]);
    });
  }

  async function open(key: string): Promise<void> {
    if (begun.has(key) || !(await press(`m:open:${key}`, /调解开始了/))) return;
    begun.add(key);
    await say(key, 'all', random.pick(MEDIATES));
    for (const side of [1, 2] as const) later(3, 9, () => apart(key, side));
    later(10, 16, () => record(key));
    later(17, 24, () => conclude(key));
  }

  async function say(key: string, to: 'all' | 1 | 2, saying: string): Promise<void> {
    counts.words += 1;
    const words = marked(saying, deps.name, counts.words);
    board.said.push({ key, by: 'mediator', to, words });
    await talk.say(words);
  }

  async function apart(key: string, side: 1 | 2): Promise<void> {
    if (await press(`m:say:${key}:${side}`, /您现在单独跟/)) await say(key, side, random.pick(APART));
  }

  /** Each side's first word alone is answered. */
  function answerApart(shown: Heard, key: string): void {
    const side = shown.text.includes('】被申请人') ? 2 : 1;
    if (answered.has(`${key}:${side}`)) return;
    answered.add(`${key}:${side}`);
    later(0.3, 2, () => apart(key, side));
  }

  async function record(key: string): Promise<void> {
    await steps(
      [`m:record:${key}`, /请打出要记进笔录/],
      ['', /笔录记下了|没有正在进行/, '双方说了各自的意见'],
    );
  }

  async function conclude(key: string): Promise<void> {
    if (board.planOf(key)?.course === 'failed') {
      const done = await steps([`m:fail:${key}`, /没调成的原因/], ['', /没有调成|做不了/, '数额差得太多']);
      if (done) counts.failed += 1;
      return;
    }
    await steps(
      [`m:propose:${key}`, /口头的还是书面的/],
      [`m:t:${random.chance(0.3) ? 'oral' : 'written'}`, /由谁来做/],
      ['m:t:who-2', /要做什么/],
      ['', /要付多少钱/, '赔偿修理费'],
      ['', /一次付清/, '4500'],
      random.chance(0.7) ? ['m:t:once', /什么时候做完/] : ['', /什么时候做完/, '3'],
      ['', /还要加吗/, '12月20日'],
      ['m:t:send', /发给各方确认|做不了/],
    );
  }

  function afterwards(key: string): void {
    counts.agreed += 1;
    if (random.chance(0.5))
      later(2, 15, async () => {
        await press(`m:perform:${key}:1`, /记为已履行/);
      });
    if (random.chance(0.4))
      later(20, 40, async () => {
        await press(`m:archive:${key}`, /归档了/);
      });
  }

  return { counts, noticed };
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 「今天 15:30」, so many minutes from now. */
function clockTime(day: Day, minutes: number): string {
  return `今天 ${clock.format(new Date(day.clock.now().getTime() + minutes * 60_000))}`;
}
