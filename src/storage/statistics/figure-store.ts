import type { FigureStore } from '../../statistics/ports.ts';
import { read, type Store } from '../store.ts';
import { countMany, countOverTime, countValues } from './count.ts';
import { refresh } from './refresh.ts';

export function createFigureStore(store: Store): FigureStore {
  return {
    refresh: () => refresh(store),
    count: async (of, scope) => (await read(store, (db) => countMany(db, [of], scope)))[0]!,
    counts: (of, scope) => read(store, (db) => countMany(db, of, scope)),
    values: (of, scope, between) => read(store, (db) => countValues(db, of, scope, between)),
    overTime: (of, scope, by) => read(store, (db) => countOverTime(db, of, scope, by)),
  };
}
