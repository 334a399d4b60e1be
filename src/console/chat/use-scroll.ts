import { useEffect, useLayoutEffect, useRef } from 'react';
import { calm } from '../shell/calm.ts';
import type { ChatState } from './chat-state.ts';

const page = () => document.documentElement;
const toEnd = (behavior: ScrollBehavior) => window.scrollTo({ top: page().scrollHeight, behavior });

/**
 * Keeps the reader's place: earlier messages grow upwards without moving what is read; a new answer is shown from the
 * question on, not from its end; what is being written is followed only by who is at the end already.
 */
export function useScroll(state: ChatState): void {
  const first = state.messages[0]?.seq;
  const newest = state.messages.at(-1);
  const before = useRef({ first, newest: newest?.seq, height: 0, unsent: 0, atEnd: true, loaded: false });

  useEffect(() => {
    const note = () => {
      before.current.atEnd = window.innerHeight + window.scrollY >= page().scrollHeight - 120;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after every change of what is shown
  useLayoutEffect(() => {
    const old = before.current;
    const behavior = calm() ? 'instant' : 'smooth';
    if (!old.loaded) {
      if (newest) toEnd('instant');
    } else if (old.first !== undefined && first !== undefined && first < old.first) {
      window.scrollBy({ top: page().scrollHeight - old.height, behavior: 'instant' });
    } else if (state.unsent.length > old.unsent) toEnd(behavior);
    else if (newest && newest.seq !== old.newest && newest.direction === 'out' && old.atEnd) {
      const asked = state.messages.findLast((one) => one.direction === 'in' && one.seq < newest.seq);
      const element = asked && document.querySelector(`[data-seq="${asked.seq}"]`);
      if (element) element.scrollIntoView({ block: 'start', behavior });
      else toEnd(behavior);
    } else if (old.atEnd) toEnd('instant');
    Object.assign(old, {
      first,
      newest: newest?.seq,
      height: page().scrollHeight,
      unsent: state.unsent.length,
      loaded: state.loaded,
    });
  }, [state]);
}
