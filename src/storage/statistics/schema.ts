import type { Generated } from 'kysely';
import type { CaseFact, Mark, MatterFact } from '../../statistics/facts/fact.ts';

export interface OutreachTable {
  id: string;
  kind: string;
  /** Of Asia/Shanghai. */
  day: string;
  area: string;
  person: string;
  place: string;
  note: string;
  came_from: string;
  made_by: string;
  made_at: string;
  count: number;
  people: number;
  changed_by: string | null;
  changed_at: string | null;
  fingerprint: string | null;
}

export interface StatisticsSchema {
  /** Matters and cases changed since their facts were made, once for each change. */
  stale_facts: { position: Generated<number>; subject: Mark['subject']; id: string };
  facts: MatterFact;
  marks: Mark;
  case_facts: CaseFact;
  /** `tally`: place in the list of tallies.ts. `slice`: of slices.ts. `at`: a day, or a month as in spans.ts. */
  tallies: { tally: number; slice: string; at: string; area: string; key: string; count: number };
  referrals: { consultation_id: string; target: string; by: string; at: string };
  outreach: OutreachTable;
  saved_views: { id: string; owner: string; page: string; name: string; query: string; made_at: string };
  frozen_reports: {
    id: string;
    area: string;
    from: string;
    to: string;
    title: string;
    content: string;
    frozen_by: string;
    frozen_at: string;
  };
}
