import type { CaseEventName } from '../contracts/case-event.ts';
import { addDays, localDate } from '../core/dates.ts';
import type { AreaId, PersonId } from '../core/ids.ts';
import type { DisputeType } from '../knowledge/topics.ts';
import type {
  CaseId,
  CaseSource,
  MediationCase,
  Party,
  PartyId,
  Prevented,
  RoomLevel,
} from '../mediation/case.ts';
import type { CaseState } from '../mediation/case-states.ts';
import type { Random } from './random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface CasesOptions {
  year: number;
  count: number;
  rooms: readonly {
    id: string;
    area: AreaId;
    level: RoomLevel;
    mediators: readonly PersonId[];
    types: readonly DisputeType[];
  }[];
  areas: readonly AreaId[];
}

export interface MadeUpCase {
  case: MediationCase;
  events: { event: CaseEventName; from: CaseState | null; to: CaseState; by: string; at: Date }[];
}

const SOURCES: readonly (readonly [CaseSource, number])[] = [
  ['applied', 60],
  ['found', 18],
  ['police', 10],
  ['court', 6],
  ['petition', 4],
  ['labour', 2],
];
const ENDINGS: readonly (readonly ['agreed' | 'failed' | 'refused' | 'withdrawn' | 'rejected', number])[] = [
  ['agreed', 84],
  ['failed', 6],
  ['refused', 4],
  ['withdrawn', 4],
  ['rejected', 2],
];
const STORIES: Partial<Record<DisputeType, readonly [facts: string, claims: string]>> = {
  邻里: ['楼上卫生间漏水，楼下天花板和墙面受损，双方对修复费用说不拢。', '修好漏水处，赔偿粉刷费用。'],
  婚姻家庭: ['兄妹三人为照料母亲和分担费用发生争执。', '定下轮流照料的办法和每月分担的费用。'],
  劳动争议: ['工程完工后还欠三个月工资，多次催要没有结果。', '付清所欠工资。'],
  物业: ['业主因电梯常坏拒交物业费，物业公司催收，双方争吵。', '修好电梯，协商减免物业费。'],
  房屋宅基地: ['租期届满退房，房东以墙面损坏为由不退押金。', '退还押金。'],
};
const PLAIN = ['双方为一件民事纠纷各执一词，先后在社区协商两次没有结果。', '请调解委员会居中调解。'] as const;

/** Mediation cases of a year, each complete in itself: applied for, accepted, ended one way or another, followed up. */
export function generateCases(random: Random, options: CasesOptions): MadeUpCase[] {
  const start = Date.UTC(options.year, 0, 1) - 8 * HOUR;
  return Array.from({ length: options.count }, (_, i) => {
    const at = start + random.int(0, 364) * DAY + random.int(8, 18) * HOUR + random.int(0, HOUR);
    return oneCase(random, options, i + 1, at);
  });
}

function oneCase(
  random: Random,
  { year, rooms, areas }: CasesOptions,
  serial: number,
  applied: number,
): MadeUpCase {
  const room = random.pick(rooms);
  const type = random.pick(
    room.types.length > 0 ? room.types : (['邻里', '婚姻家庭', '物业', '房屋宅基地'] as const),
  );
  const mediator = random.pick(room.mediators);
  const accepted = applied + random.int(1, 30) * HOUR;
  const consented = accepted + random.int(1, 5) * DAY;
  const ended = consented + random.int(1, 25) * DAY;
  const ending = random.weighed(ENDINGS);
  const archived = random.chance(0.9);
  const id = `demo-case-${year}-${String(serial).padStart(5, '0')}` as CaseId;
  const party = (position: number, side: Party['side'], name: string): Party => ({
    ...{
      id: `${id}-party-${position}` as PartyId,
      position,
      side,
      resident: undefined,
      kind: 'person',
      name,
    },
    ...{
      sex: random.pick(['男', '女'] as const),
      ethnicity: '汉族',
      age: random.int(22, 78),
      occupation: undefined,
    },
    ...{ contact: undefined, address: undefined, representative: undefined, consentAt: new Date(consented) },
    ...{ consent: ending === 'refused' && side === 'respondent' ? 'refused' : 'given', extensionOk: false },
  });
  const parties = [party(1, 'applicant', `演示甲${serial}`), party(2, 'respondent', `演示乙${serial}`)];
  const agreedDay = localDate(new Date(ended));
  const amount = random.chance(0.7) ? random.int(500, 80_000) * 100 : undefined;
  const done = random.chance(0.85);
  const agreement: MediationCase['agreement'] =
    ending === 'agreed'
      ? {
          form: random.chance(0.65) ? 'written' : 'oral',
          terms: [
            {
              ...{
                id: `${id}-term-1`,
                who: parties[1]!.id,
                what: '按约定一次付清',
                due: addDays(agreedDay, 30),
              },
              ...{
                amount: amount && Math.round(amount * 0.8),
                performed: done ? addDays(agreedDay, 20) : undefined,
              },
            },
          ],
          more: undefined,
          revision: 1,
          proposedAt: new Date(ended - HOUR),
          confirmedBy: [],
          effectiveAt: new Date(ended),
        }
      : undefined;
  const [facts, claims] = STORIES[type] ?? PLAIN;
  const rejected = ending === 'rejected';
  const state: CaseState = archived ? 'archived' : ending;
  const mediation: MediationCase = {
    ...{ id, number: `〔${year}〕示调字第${serial}号`, year, serial, consultation: undefined },
    ...{ area: areas.includes(room.area) ? room.area : random.pick(areas), room: room.id, level: room.level },
    ...{
      roomReason: '按纠纷类型和社区',
      state,
      disputeType: type,
      source: random.weighed(SOURCES),
      facts,
      claims,
    },
    ...{
      amount,
      people: random.weighed([
        [2, 70],
        [3, 15],
        [5, 10],
        [12, 5],
      ]),
      parties,
      mediators: [mediator],
    },
    ...{ offers: [], sessions: [], agreement },
    confirmation: agreement?.form === 'written' && random.chance(0.2) ? 'confirmed' : 'none',
    followUps: agreement
      ? [
          {
            ...{ id: `${id}-follow-up`, on: addDays(agreedDay, 30), finding: '已回访' },
            ...{
              doneAt: new Date(ended + 30 * DAY),
              satisfied: random.weighed([
                [true, 90],
                [false, 4],
                [undefined, 6],
              ]),
            },
          },
        ]
      : [],
    prevented: random.chance(0.06) ? [random.pick<Prevented>(['crime', 'petition', 'suicide'])] : [],
    reason: agreement ? undefined : '见调解笔录',
    appliedAt: new Date(applied),
    acceptedAt: rejected ? undefined : new Date(accepted),
    consentedAt: rejected ? undefined : new Date(consented),
    dueAt: rejected ? undefined : new Date(consented + 30 * DAY),
    ...{
      extendTo: undefined,
      endedAt: new Date(ended),
      archivedAt: archived ? new Date(ended + 31 * DAY) : undefined,
    },
  };
  return { case: mediation, events: eventsOf(mediation, ending, mediator) };
}

function eventsOf(c: MediationCase, ending: CaseState, by: string): MadeUpCase['events'] {
  const steps: [event: CaseEventName, to: CaseState, at: Date | undefined][] = [
    ['apply', 'applied', c.appliedAt],
    ['accept', 'inviting', c.acceptedAt],
    ['consent', 'mediating', ending === 'refused' ? undefined : c.consentedAt],
    ['propose', 'agreeing', c.agreement?.proposedAt],
    [ENDS[ending] ?? 'fail', ending, c.endedAt],
    ['archive', 'archived', c.archivedAt],
  ];
  let from: CaseState | null = null;
  return steps.flatMap(([event, to, at]) => {
    if (!at) return [];
    const step = { event, from, to, by, at };
    from = to;
    return [step];
  });
}

const ENDS: Partial<Record<CaseState, CaseEventName>> = {
  agreed: 'confirm',
  failed: 'fail',
  refused: 'refuse',
  withdrawn: 'withdraw',
  rejected: 'reject',
};
