import type { ChatMessage, LiveEvent } from '../../contracts/chat.ts';

/** The server pings every 15 s; a line this long silent is dead, whatever the browser thinks. */
const SILENCE_MS = 45_000;
const REST_MS = 60_000;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

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
  let source: EventSource | undefined;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  };
  const drop = () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
  };
  const lost = () => {
    drop();
    if (closed) return;
    options.onLine(false);
    retry = setTimeout(connect, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
  };
  const connect = () => {
    drop();
    const line = new EventSource(options.address(options.lastSeq()));
    source = line;
    const on = <T>(type: string, tell: (data: T) => void) =>
      line.addEventListener(type, (event) => {
        heard();
        const { data } = event as MessageEvent<string>;
        tell((data === '' ? undefined : JSON.parse(data)) as T);
      });
    line.onopen = () => {
      tries = 0;
      heard();
      options.onLine(true);
    };
    line.onerror = lost;
    on<ChatMessage>('message', (message) => options.onEvent({ type: 'message', message }));
    for (const type of ['working', 'delta', 'settled'] as const) {
      on<LiveEvent>(type, (event) => options.onEvent(event));
    }
    on('ping', () => undefined);
    heard();
  };

  const online = () => {
    tries = 0;
    connect();
  };
  // A tab nobody looks at gives its line back: browsers allow a page's host six of them over all tabs.
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asleep = false;
  const visibility = () => {
    clearTimeout(resting);
    if (document.visibilityState === 'hidden') {
      resting = setTimeout(() => {
        asleep = true;
        drop();
      }, REST_MS);
    } else if (asleep) {
      asleep = false;
      online();
    }
  };
  window.addEventListener('online', online);
  window.addEventListener('offline', lost);
  document.addEventListener('visibilitychange', visibility);
  connect();
  return {
    reconnect: online,
    close: () => {
      closed = true;
      drop();
      window.removeEventListener('online', online);
      window.removeEventListener('offline', lost);
      document.removeEventListener('visibilitychange', visibility);
      clearTimeout(resting);
    },
  };
}
