import type { PersonId } from '../core/ids.ts';
import type { DirectoryPerson } from '../knowledge/directory.ts';

export interface ConflictFacts {
  /** What the resident said of the matter. */
  text: string;
  /** The resident is this person's own account. */
  residentIs: PersonId | undefined;
  /** Who stepped back from this resident's matters, or advises the other side. */
  steppedBack: readonly PersonId[];
}

/** 「示例第一律师事务所」 is also named 「示例第一律所」; shorter stems than this would hit by chance. */
const SHORTEST_STEM = 4;

/**
 * Nobody handles their own matter, one in which they or their office are the other side, or one they stepped
 * back from (律师法 第三十九条: not both sides of one case).
 */
export function conflicted(person: DirectoryPerson, facts: ConflictFacts): boolean {
  if (facts.residentIs === person.id || facts.steppedBack.includes(person.id)) return true;
  const names = [plainName(person.name), ...officeNames(person.organisation)];
  return names.some((name) => name.length >= 2 && facts.text.includes(name));
}

/** Without what stands in brackets. */
function plainName(name: string): string {
  return name.replace(/[（(].*?[）)]/g, '').trim();
}

function officeNames(organisation: string | undefined): string[] {
  if (!organisation) return [];
  const stem = organisation.replace(/(律师事务所|人民调解委员会|居民委员会|委员会|有限公司)$/, '');
  return stem.length >= SHORTEST_STEM && stem !== organisation ? [organisation, stem] : [organisation];
}
