import { useSyncExternalStore } from 'react';

/** A phone: lists are cards, the menu is a drawer. The width is that of styles/shell.css. */
const NARROW = '(max-width: 719px)';

function subscribe(listen: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listen);
  return () => query.removeEventListener('change', listen);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
