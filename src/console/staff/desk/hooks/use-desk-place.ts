import { BASE, go, usePlace } from '../../shared/place.tsx';
import type { ListName } from '../lists/lists-pane.tsx';

const LISTS: readonly string[] = ['mine', 'queue', 'closed'] satisfies ListName[];
const isList = (name: string | null): name is ListName => name !== null && LISTS.includes(name);

export interface DeskPlace {
  open: string | undefined;
  list: ListName;
  /** On a phone, instead of the talk. */
  factsShown: boolean;
  /** Undefined: the lists. */
  show(number: string | undefined, pane?: 'facts'): void;
  showList(list: ListName): void;
}

/** What is looked at, as it stands in the address. */
export function useDeskPlace(open: string | undefined): DeskPlace {
  const { query } = usePlace();
  const wanted = query.get('list');
  const list: ListName = isList(wanted) ? wanted : 'mine';
  return {
    open,
    list,
    factsShown: query.get('pane') === 'facts',
    show(number, pane) {
      const search = new URLSearchParams({ list });
      if (pane) search.set('pane', pane);
      go(`${BASE}/desk${number ? `/${number}` : ''}?${search}`);
    },
    showList: (name) => go(`${location.pathname}?list=${name}`, { replace: true }),
  };
}
