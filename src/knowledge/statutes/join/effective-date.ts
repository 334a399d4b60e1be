import { addDays, type LocalDate } from '../../../core/dates.ts';
import { knownStart } from './known-dates.ts';
import type { DocumentRecord, EffectiveBasis } from './record.ts';

/** An amending decision's publication may lie this many days after the sitting that adopted it. */
const SITTING_TO_PUBLICATION = 45;
/** For a text without any date at all: treated as in force since the founding of the state, and counted in the report. */
const UNKNOWN_DATE = '1949-10-01' as LocalDate;

/**
 * The first day in force of one version, by what is surest:
 * 1. the layout says so (versions/DATE), 2. the head says so (2021年1月1日 施行), not before the promulgation,
 * 3. the text says so and the day is not before the version's promulgation; an amended text goes on stating the day the
 *    first version took effect, which is then earlier and says nothing about this version,
 * 4. 自公布之日起施行 in a text that was not merely amended (修正) since: its promulgation,
 * 5. the amending decision or 修正案, where the library has it, 6. what we know of decisions it has not (known-dates.ts),
 * 7. the version's promulgation: decisions amending a law without a day of their own take effect when published.
 */
export function effectiveDate(
  document: DocumentRecord,
  decisions: ReadonlyMap<string, readonly DocumentRecord[]>,
): { date: LocalDate; basis: EffectiveBasis } {
  const { facts, promulgated, history } = document;
  if (facts.folderDate) return { date: facts.folderDate, basis: 'folder' };
  const known = promulgated && knownStart(document.key, document.kind, promulgated);
  if (known) return { date: known, basis: 'known' };
  const notBefore = promulgated ?? ('0000-00-00' as LocalDate);
  if (facts.headDate && facts.headDate >= notBefore) return { date: facts.headDate, basis: 'head' };
  if (facts.textDate && facts.textDate >= notBefore) return { date: facts.textDate, basis: 'text' };
  const amended = history.filter((entry) => entry.act !== '施行').at(-1)?.act === '修正';
  if (promulgated && !amended && facts.afterPromulgation !== undefined && facts.textDate === undefined) {
    return { date: addDays(promulgated, facts.afterPromulgation), basis: 'promulgation' };
  }
  if (promulgated) {
    const decision = (decisions.get(document.key) ?? [])
      .filter((other) => other.key !== document.key && other.promulgated !== undefined)
      .filter((other) => Math.abs(daysBetween(other.promulgated!, promulgated)) <= SITTING_TO_PUBLICATION)
      .map(ownStart)
      .find((date) => date !== undefined && date >= notBefore);
    if (decision) return { date: decision, basis: 'decision' };
    return { date: promulgated, basis: 'assumed' };
  }
  const stated = facts.textDate ?? facts.headDate ?? history.at(-1)?.date;
  return stated ? { date: stated, basis: 'text' } : { date: UNKNOWN_DATE, basis: 'unknown' };
}

/** The day a decision itself names. */
function ownStart(decision: DocumentRecord): LocalDate | undefined {
  const { facts, promulgated } = decision;
  return (
    facts.headDate ??
    facts.textDate ??
    (promulgated && facts.afterPromulgation !== undefined
      ? addDays(promulgated, facts.afterPromulgation)
      : undefined)
  );
}

function daysBetween(a: LocalDate, b: LocalDate): number {
  return (Date.parse(a) - Date.parse(b)) / 86_400_000;
}
