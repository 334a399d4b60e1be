import { STATE_NAMES } from '../consultation/states.ts';
import { CASE_SOURCES, CASE_STATE_NAMES } from '../contracts/case-names.ts';
import type { Directory } from '../knowledge/directory.ts';
import { DISPUTE_TYPES, TIERS } from '../knowledge/topics.ts';
import { scopeOf, type Who } from '../staff/rights.ts';
import { GROUPS } from './facts/groups.ts';
import {
  ANSWERED,
  CASE_RESULTS,
  CHANNELS,
  FORMS,
  OUTCOME_NAMES,
  PERFORMED,
  PUNCTUAL,
  REFERRALS,
  SAFETY,
} from './figures/labels.ts';
import { LEDGER_TEXT } from './ledger/screen-text.ts';

const asTheyAre = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

/** Column → value → what people read: said once for pages and files. */
const LABELS: Record<string, Record<string, string>> = {
  channel: CHANNELS,
  state: STATE_NAMES,
  outcome: OUTCOME_NAMES,
  answered: ANSWERED,
  accepted: PUNCTUAL,
  finished: PUNCTUAL,
  urgency: LEDGER_TEXT.urgency,
  kind: LEDGER_TEXT.kind,
  tier: asTheyAre(TIERS),
  type: asTheyAre(DISPUTE_TYPES),
  caseState: CASE_STATE_NAMES,
  result: CASE_RESULTS,
  source: CASE_SOURCES,
  level: LEDGER_TEXT.level,
  form: FORMS,
  performed: PERFORMED,
  confirmation: LEDGER_TEXT.confirmation,
  group: GROUPS,
  safety: SAFETY,
  referral: REFERRALS,
};

/** What filters offer to this reader: their areas and, where they see others' work, the people who serve there. */
export function choicesFor(who: Who, directory: Directory, topics: readonly { id: string; label: string }[]) {
  const all = scopeOf(who.role, 'figures.read') === 'all';
  const others = scopeOf(who.role, 'figures.read') !== 'own';
  const within = (area: string): boolean => all || (who.areas as readonly string[]).includes(area);
  return {
    areas: directory.areas
      .filter(({ id }) => within(id))
      .map(({ id, name, kind, parent }) => ({ id: id as string, name, level: kind, parent: parent ?? null })),
    people: directory.people
      .filter(({ id, areas }) => id === who.person || (others && areas.some(within)))
      .map(({ id, name, role }) => ({ id: id as string, name, role })),
    topics: topics.map(({ id, label }) => ({ id, name: label })),
    rooms: directory.rooms.filter(({ area }) => within(area)).map(({ id, name }) => ({ id, name })),
    labels: LABELS,
  };
}
