import type { Selectable } from 'kysely';
import { newId } from '../../core/ids.ts';
import type { FrozenReport, FrozenStore } from '../../statistics/report/frozen.ts';
import type { Report } from '../../statistics/report/report.ts';
import { read, type Store, transaction } from '../store.ts';
import type { StatisticsSchema } from './schema.ts';

export function createFrozenStore(store: Store): FrozenStore {
  return {
    freeze: (report, by, now) =>
      transaction(store, async (tx) => {
        const row = await tx
          .insertInto('frozen_reports')
          .values({
            id: newId(now.getTime()),
            area: report.area.id ?? '',
            from: report.period.from,
            to: report.period.to,
            title: report.title,
            content: JSON.stringify(report),
            frozen_by: by,
            frozen_at: now.toISOString(),
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return toFrozen(row);
      }),
    frozen: (id) =>
      read(store, async (db) => {
        const row = await db.selectFrom('frozen_reports').selectAll().where('id', '=', id).executeTakeFirst();
        return row && toFrozen(row);
      }),
    list: (areas) =>
      read(store, async (db) => {
        const rows = await db
          .selectFrom('frozen_reports')
          .selectAll()
          .$if(areas !== undefined, (query) => query.where('area', 'in', areas!))
          .orderBy('frozen_at', 'desc')
          .execute();
        return rows.map(toFrozen);
      }),
  };
}

/** Written by us and never changed: the shape is the one it was frozen in. */
function toFrozen(row: Selectable<StatisticsSchema['frozen_reports']>): FrozenReport {
  const report = JSON.parse(row.content) as Report;
  return { id: row.id, report, frozenBy: row.frozen_by, frozenAt: new Date(row.frozen_at) };
}
