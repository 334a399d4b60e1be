import type { ChatMessage, LiveEvent } from '../../contracts/chat.ts';
import { openLiveLine } from './live-line.ts';

const REST_MS = 60_000;

export interface EventStream {
  /** Drops the line and connects anew from where the page is. */
  reconnect(): void;
  close(): void;
}

/**
 * Keeps one event stream open for as long as the page lives. Every connection asks for what comes after `lastSeq()`,
 * so nothing is lost between two lines; what comes twice is dropped by seq in the chat's state.
 */
export function openEventStream(options: {
  address: (after: number) => string;
  lastSeq: () => number;
  onEvent: (event: LiveEvent) => void;
  onLine: (open: boolean) => void;
}): EventStream {
  const live = (data: unknown) => options.onEvent(data as LiveEvent);
  const line = openLiveLine({
    address: () => options.address(options.lastSeq()),
    on: {
      message: (data) => options.onEvent({ type: 'message', message: data as ChatMessage }),
      ...{ working: live, delta: live, settled: live },
    },
    onLine: options.onLine,
  });

  // A tab nobody looks at gives its line back: browsers allow a page's host six of them over all tabs.
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asleep = false;
  const visibility = () => {
    clearTimeout(resting);
    if (document.visibilityState === 'hidden') {
      resting = setTimeout(() => {
        asleep = true;
        line.drop();
      }, REST_MS);
    } else if (asleep) {
      asleep = false;
      line.reconnect();
    }
  };
  window.addEventListener('offline', line.lost);
  document.addEventListener('visibilitychange', visibility);
  return {
    reconnect: line.reconnect,
    close: () => {
      line.close();
      window.removeEventListener('offline', line.lost);
      document.removeEventListener('visibilitychange', visibility);
      clearTimeout(resting);
    },
  };
}
