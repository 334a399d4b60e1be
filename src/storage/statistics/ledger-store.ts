import { NotFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { LedgerStore } from '../../statistics/ledger/ports.ts';
import { refer } from '../handoff/refer.ts';
import { plainText } from '../plain-text.ts';
import { read, type Store, transaction } from '../store.ts';
import { allRows, ledgerRows } from './ledger-rows.ts';
import { readCaseStory, readStory } from './read-story.ts';

export function createLedgerStore(store: Store): LedgerStore {
  return {
    rows: (ledger, query, page) => read(store, (db) => ledgerRows(db, ledger, query, page)),
    all: (ledger, query) => allRows(store.db, ledger, query),
    matter: (number) => read(store, (db) => readStory(db, number)),
    case: (number) => read(store, (db) => readCaseStory(db, number)),
    refer: ({ number, target, by }, now) =>
      transaction(store, async (tx) => {
        const found = await tx
          .selectFrom('consultations')
          .select('id')
          .where('number', '=', plainText(number))
          .executeTakeFirst();
        if (!found) throw new NotFound(`没有编号为 ${number} 的咨询`);
        await refer(tx, found.id, { target, by }, now);
      }),
    views: (owner, page) =>
      read(store, (db) =>
        db
          .selectFrom('saved_views')
          .select(['id', 'name', 'query'])
          .where('owner', '=', owner)
          .where('page', '=', page)
          .orderBy('made_at')
          .execute(),
      ),
    saveView: ({ owner, page, name, query }, now) =>
      transaction(store, async (tx) => {
        const kept = { name: plainText(name), query: plainText(query) };
        const { id } = await tx
          .insertInto('saved_views')
          .values({ id: newId(now.getTime()), owner, page, ...kept, made_at: now.toISOString() })
          .onConflict((conflict) =>
            conflict.columns(['owner', 'page', 'name']).doUpdateSet({ query: kept.query }),
          )
          .returning('id')
          .executeTakeFirstOrThrow();
        return { id, ...kept };
      }),
    deleteView: (owner, id) =>
      transaction(store, async (tx) => {
        const done = await tx
          .deleteFrom('saved_views')
          .where('owner', '=', owner)
          .where('id', '=', id)
          .executeTakeFirst();
        return done.numDeletedRows > 0n;
      }),
  };
}
