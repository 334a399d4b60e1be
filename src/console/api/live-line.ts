/** The server pings every 15 s; a line this long silent is dead, whatever the browser thinks. */
const SILENCE_MS = 45_000;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

export interface LiveLine {
  /** Drops the line and connects anew, at once. */
  reconnect(): void;
  /** The line is known to be gone: said, and tried again in a while. */
  lost(): void;
  /** Drops the line until `reconnect`. */
  drop(): void;
  close(): void;
}

/** A line from the server (SSE), kept up over breaks until it is closed. */
export function openLiveLine(options: {
  /** Asked at each connection. */
  address: () => string;
  /** By the event's name; `data` is its JSON. */
  on: Readonly<Record<string, (data: unknown) => void>>;
  onLine: (open: boolean) => void;
}): LiveLine {
  let source: EventSource | undefined;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

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
    options.onLine(false);
    retry = setTimeout(connect, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
  };
  const connect = () => {
    drop();
    const line = new EventSource(options.address());
    source = line;
    line.onopen = () => {
      tries = 0;
      heard();
      options.onLine(true);
    };
    line.onerror = lost;
    line.addEventListener('ping', heard);
    for (const [name, tell] of Object.entries(options.on)) {
      line.addEventListener(name, ({ data }: MessageEvent<string>) => {
        heard();
        tell(data === '' ? undefined : JSON.parse(data));
      });
    }
    heard();
  };
  const reconnect = () => {
    tries = 0;
    connect();
  };
  window.addEventListener('online', reconnect);
  connect();
  return {
    reconnect,
    lost,
    drop,
    close: () => {
      window.removeEventListener('online', reconnect);
      drop();
    },
  };
}
