import type { LocalDate } from '../../../src/core/dates.ts';
import type { AreaId, PersonId } from '../../../src/core/ids.ts';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts';
import type { CaseId, MediationCase, Party, PartyId, SessionId } from '../../../src/mediation/case.ts';
import { type PaperInput, paperOffice } from '../../../src/mediation/papers/input.ts';

export function person(id: string, name: string, side: Party['side'], given: Partial<Party> = {}): Party {
  return {
    id: id as PartyId,
    position: 1,
    side,
    resident: undefined,
    kind: 'person',
    name,
    sex: undefined,
    ethnicity: undefined,
    age: undefined,
    occupation: undefined,
    contact: undefined,
    address: undefined,
    representative: undefined,
    consent: 'given',
    consentAt: new Date('2026-11-03T02:00:00Z'),
    extensionOk: false,
    ...given,
  };
}

const FACTS =
  '2026年9月12日，楼上卫生间下水管破裂，水渗到楼下客厅，吊顶和木地板被泡坏，物业到场看过并拍了照片。\n楼上认为是管道老化，应由物业负责；双方多次商量没有结果。';

/** A ceiling under water, settled in two instalments: every paper fits it. */
export function agreedCase(given: Partial<MediationCase> = {}): MediationCase {
  const effective = new Date('2026-11-12T03:20:00Z');
  return {
    id: 'case-1' as CaseId,
    number: '〔2026〕莲调字第12号',
    year: 2026,
    serial: 12,
    consultation: undefined,
    area: 'xinghe' as AreaId,
    room: 'xinghe-care',
    level: 'community',
    roomReason: '本社区的调解室',
    state: 'agreed',
    disputeType: '邻里',
    source: 'applied',
    facts: FACTS,
    claims: '赔偿吊顶和地板的修理费\n修好漏水的管道',
    amount: 680_050,
    people: 2,
    parties: [
      person('p2', '钱大明', 'respondent', { contact: '000-0000-7002' }),
      person('p1', '赵小兰', 'applicant', {
        sex: '女',
        ethnicity: '汉族',
        age: 46,
        occupation: '超市店员',
        contact: '000-0000-7001',
        address: '示例星河路1号院3号楼201室',
      }),
    ],
    mediators: ['mediator-xinghe' as PersonId],
    offers: [],
    sessions: [
      {
        id: 's1' as SessionId,
        place: 'on-site',
        proposed: [],
        picks: [],
        at: new Date('2026-11-10T01:30:00Z'),
        state: 'ended',
        record:
          '调解员：请双方把经过说一说。\n赵小兰：水从楼上漏下来，天花板和地板都坏了。\n钱大明：管子是老了，我愿意承担一部分。',
        startedAt: new Date('2026-11-10T01:35:00Z'),
        endedAt: new Date('2026-11-10T03:05:00Z'),
      },
    ],
    agreement: {
      form: 'written',
      terms: [
        {
          who: 'p2' as PartyId,
          id: 't1',
          what: '向赵小兰支付第一期修理费',
          amount: 400_000,
          due: '2026-11-30' as LocalDate,
          performed: '2026-11-28' as LocalDate,
        },
        {
          who: 'p2' as PartyId,
          id: 't2',
          what: '向赵小兰支付第二期修理费',
          amount: 140_950,
          due: '2026-12-31' as LocalDate,
          performed: undefined,
        },
        {
          who: 'p2' as PartyId,
          id: 't3',
          what: '请人修好漏水的下水管。',
          amount: undefined,
          due: undefined,
          performed: undefined,
        },
      ],
      more: '双方就此事再没有其他争议。',
      revision: 1,
      proposedAt: new Date('2026-11-10T03:00:00Z'),
      confirmedBy: [
        { party: 'p1' as PartyId, at: new Date('2026-11-12T03:10:00Z') },
        { party: 'p2' as PartyId, at: effective },
      ],
      effectiveAt: effective,
    },
    confirmation: 'wanted',
    followUps: [
      {
        id: 'f1',
        on: '2026-12-12' as LocalDate,
        doneAt: undefined,
        finding: undefined,
        satisfied: undefined,
      },
    ],
    prevented: [],
    reason: undefined,
    appliedAt: new Date('2026-11-01T02:00:00Z'),
    acceptedAt: new Date('2026-11-02T02:00:00Z'),
    consentedAt: new Date('2026-11-03T02:00:00Z'),
    dueAt: undefined,
    extendTo: undefined,
    endedAt: effective,
    archivedAt: undefined,
    ...given,
  };
}

const knowledge = await loadKnowledge('knowledge');

export function inputOf(found: MediationCase, given: Partial<PaperInput> = {}): PaperInput {
  const notice = knowledge.notices.find((one) => one.id === 'mediation-rights');
  if (!notice) throw new Error('knowledge/notices/mediation-rights.md is missing');
  return { case: found, office: paperOffice(knowledge.directory, found), notice, ...given };
}

export const invitedCase = () =>
  agreedCase({
    state: 'inviting',
    agreement: undefined,
    sessions: [],
    parties: agreedCase().parties.map((party) => ({ ...party, consent: 'asked' })),
  });
