import type { Context } from 'hono';
import type { VersionItem } from '../../../contracts/console/knowledge.ts';
import { localDate } from '../../../core/dates.ts';
import type { Edit } from '../../../curation/edit.ts';
import type { Version } from '../../../knowledge/office/knowledge-files.ts';
import type { OwnPath } from '../../../knowledge/office/own-path.ts';
import { notFound } from '../../errors.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { CSV_BOM, csvLine, fileHeaders } from '../csv.ts';
import type { StaffEnv } from '../require-staff.ts';

/** What every route of 知识库 needs. */
export function knowledgeTools({ knowledge, directory, clock }: ConsoleDeps) {
  const deps = () => {
    if (!knowledge) throw notFound();
    return knowledge;
  };
  const today = () => localDate(clock.now());
  return {
    deps,
    today,
    sources: () => deps().flow.sources(),
    history(versions: readonly Version[]): VersionItem[] {
      const names = new Map<string, string>(directory().people.map(({ id, name }) => [id, name]));
      return versions.map(({ at, ...version }) => ({
        ...version,
        at: at.toISOString(),
        byName: names.get(version.by) ?? null,
      }));
    },
    csv: (c: Context<StaffEnv>, name: string, head: string[], lines: readonly (string | number)[][]) =>
      c.body(
        CSV_BOM + [head, ...lines].map(csvLine).join(''),
        200,
        fileHeaders(`${name}-${today()}.csv`, 'text/csv; charset=utf-8'),
      ),
    edit: (c: Context<StaffEnv>, path: OwnPath, revision: string, sure = false): Edit => ({
      ...{ path, revision, sure },
      by: c.var.who.person,
      at: clock.now(),
    }),
  };
}
