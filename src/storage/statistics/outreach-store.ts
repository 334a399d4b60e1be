import type { ExpressionBuilder, Selectable } from 'kysely';
import type { LocalDate } from '../../core/dates.ts';
import { newId } from '../../core/ids.ts';
import type { OutreachKind } from '../../statistics/outreach/kinds.ts';
import type { OutreachEntry, OutreachQuery, OutreachStore } from '../../statistics/outreach/ports.ts';
import { plainText } from '../plain-text.ts';
import type { Schema } from '../schema.ts';
import { read, type Store, transaction } from '../store.ts';
import type { OutreachTable } from './schema.ts';

export function createOutreachStore(store: Store): OutreachStore {
  return {
    add: (entries, now) =>
      transaction(store, async (tx) => {
        const added: OutreachEntry[] = [];
        for (const { cameFrom, madeBy, fingerprint, ...entry } of entries) {
          const row = await tx
            .insertInto('outreach')
            .values({
              ...entry,
              id: newId(now.getTime()),
              place: plainText(entry.place),
              note: plainText(entry.note),
              came_from: cameFrom,
              made_by: madeBy,
              made_at: now.toISOString(),
              changed_by: null,
              changed_at: null,
              fingerprint: fingerprint ?? null,
            })
            .onConflict((conflict) => conflict.column('fingerprint').doNothing())
            .returningAll()
            .executeTakeFirst();
          if (row) added.push(toEntry(row));
        }
        return added;
      }),
    entry: (id) =>
      read(store, async (db) => {
        const row = await db.selectFrom('outreach').selectAll().where('id', '=', id).executeTakeFirst();
        return row && toEntry(row);
      }),
    change: (id, change, by, now) =>
      transaction(store, async (tx) => {
        await tx
          .updateTable('outreach')
          .set({ ...change, place: plainText(change.place), note: plainText(change.note) })
          .set({ changed_by: by, changed_at: now.toISOString() })
          .where('id', '=', id)
          .execute();
      }),
    remove: (id) =>
      transaction(store, async (tx) => {
        await tx.deleteFrom('outreach').where('id', '=', id).execute();
      }),
    list: (query, { limit, offset }) =>
      read(store, async (db) => {
        const direction = query.descending === false ? 'asc' : 'desc';
        const rows = await db
          .selectFrom('outreach')
          .selectAll()
          .where((eb) => matching(eb, query))
          .orderBy('day', direction)
          .orderBy('id', direction)
          .limit(limit)
          .offset(offset)
          .execute();
        const { total } = await db
          .selectFrom('outreach')
          .select((eb) => eb.fn.countAll<number>().as('total'))
          .where((eb) => matching(eb, query))
          .executeTakeFirstOrThrow();
        return { rows: rows.map(toEntry), total: Number(total) };
      }),
  };
}

function matching(
  eb: ExpressionBuilder<Schema, 'outreach'>,
  { from, to, areas, person, kinds }: OutreachQuery,
) {
  return eb.and([
    ...(from ? [eb('day', '>=', from)] : []),
    ...(to ? [eb('day', '<=', to)] : []),
    ...(areas ? [areas.length === 0 ? eb.lit(false) : eb('area', 'in', areas)] : []),
    ...(person === undefined ? [] : [eb('person', '=', person)]),
    ...(kinds ? [kinds.length === 0 ? eb.lit(false) : eb('kind', 'in', kinds)] : []),
  ]);
}

function toEntry(row: Selectable<OutreachTable>): OutreachEntry {
  return {
    id: row.id,
    kind: row.kind as OutreachKind,
    day: row.day as LocalDate,
    area: row.area,
    person: row.person,
    place: row.place,
    note: row.note,
    count: row.count,
    people: row.people,
    cameFrom: row.came_from as OutreachEntry['cameFrom'],
    madeBy: row.made_by,
    madeAt: new Date(row.made_at),
  };
}
