import type { FigureStore } from '../../statistics/ports.ts';
import { read, type Store } from '../store.ts';
import { countBy, countByDay } from './count.ts';
import { refresh } from './refresh.ts';

export function createFigureStore(store: Store): FigureStore {
  return {
    refresh: () => refresh(store),
    count: (of, scope) => read(store, (db) => countBy(db, of, scope, 'key')),
    byDay: (of, scope) => read(store, (db) => countByDay(db, of, scope)),
    byArea: (of, scope) => read(store, (db) => countBy(db, of, scope, 'area')),
  };
}
