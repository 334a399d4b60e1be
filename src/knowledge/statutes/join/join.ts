import type { LocalDate } from '../../../core/dates.ts';
import { effectiveDate } from './effective-date.ts';
import { knownRepeals } from './known-repeals.ts';
import type { DocumentRecord, JoinedStatute, JoinedVersion } from './record.ts';
import { groupVersions } from './same-version.ts';

/**
 * Joins documents to statutes with versions, each in force from a day until the next version or its repeal. Pure: the same
 * documents in any order give the same statutes.
 */
export function joinStatutes(documents: readonly DocumentRecord[]): JoinedStatute[] {
  const byKey = new Map<string, DocumentRecord[]>();
  const decisions = new Map<string, DocumentRecord[]>();
  for (const document of documents) {
    push(byKey, document.key, document);
    for (const key of document.facts.amends) push(decisions, key, document);
  }
  const statutes = [...byKey].map(([key, group]) => joinOne(key, group, decisions));
  const versions = new Map(statutes.map((statute) => [statute.key, statute.versions]));
  for (const repeal of [...statedRepeals(statutes), ...knownRepeals]) {
    if (repeal.by !== repeal.key) end(versions.get(repeal.key) ?? [], repeal);
  }
  return statutes.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function joinOne(
  key: string,
  documents: readonly DocumentRecord[],
  decisions: ReadonlyMap<string, DocumentRecord[]>,
): JoinedStatute {
  const versions = groupVersions(documents)
    .map(([document, ...also]): JoinedVersion => {
      const dated = [document!, ...also].map((one) => effectiveDate(one, decisions));
      // A copy with a poorer head only knows less: take the surest of what the copies say.
      const { date, basis } =
        dated.find((one) => one.basis !== 'assumed' && one.basis !== 'unknown') ?? dated[0]!;
      const promulgated = document!.promulgated ?? also.find((one) => one.promulgated)?.promulgated;
      return {
        id: '',
        key,
        document: document!,
        also,
        promulgated,
        effective: date,
        basis,
        until: undefined,
        repealedBy: undefined,
      };
    })
    .toSorted(
      (a, b) => compare(a.effective, b.effective) || compare(a.promulgated ?? '', b.promulgated ?? ''),
    );
  const ids = new Set<string>();
  versions.forEach((version, i) => {
    version.until = versions[i + 1]?.effective;
    version.id = unusedId(`${key}@${version.promulgated ?? version.effective}`, ids);
  });
  const newest = versions.at(-1)!;
  const official =
    versions.findLast((version) => version.document.title.includes('中华人民共和国')) ?? newest;
  return {
    key,
    title: official.document.title,
    kind: newest.document.kind,
    issuer: newest.document.issuer,
    versions,
  };
}

interface Repeal {
  key: string;
  by: string;
  title: string;
  date: LocalDate;
}

function statedRepeals(statutes: readonly JoinedStatute[]): Repeal[] {
  return statutes.flatMap(({ key: by, title, versions }) =>
    versions.flatMap((version) =>
      [version.document, ...version.also].flatMap(({ facts, history }) => {
        // An amended text still says what its first version ended: on that version's day, not on its own.
        const first =
          facts.afterPromulgation === undefined
            ? undefined
            : history.find((entry) => entry.act !== '施行')?.date;
        const date = facts.folderDate ?? facts.textDate ?? first ?? version.effective;
        return facts.repeals.map((key) => ({ key, by, title, date }));
      }),
    ),
  );
}

/** Ends the versions made before the repeal took effect; a statute of the same name made later is another matter. */
function end(versions: readonly JoinedVersion[], repeal: Repeal): void {
  for (const version of versions) {
    if ((version.promulgated ?? version.effective) >= repeal.date) continue;
    if (version.until !== undefined && version.until <= repeal.date) continue;
    version.until = repeal.date;
    version.repealedBy = repeal.title;
  }
}

function unusedId(id: string, used: Set<string>): string {
  let free = id;
  for (let n = 2; used.has(free); n++) free = `${id}~${n}`;
  used.add(free);
  return free;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
