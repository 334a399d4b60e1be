import type { Incoming } from '../consultation/incoming.ts';
import type { ConsultationLog, Receipt } from '../consultation/records.ts';
import type { AreaItem, OpenedPassage, TopicItem } from '../contracts/api.ts';
import type { LiveEvent } from '../contracts/chat.ts';
import type { OpenedArticle } from '../contracts/reply.ts';
import type { Clock } from '../core/clock.ts';
import type { LocalDate } from '../core/dates.ts';
import type { ResidentId } from '../core/ids.ts';
import type { ArticleNumber } from '../knowledge/statutes/article-number.ts';
import type { ConsoleDeps } from './console/console-deps.ts';

/** The part of a pino logger used here. */
export interface HttpLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Webhook {
  /** Full path, `/telegram/…`. Posted to by another server: no session, no same-site check. */
  path: string;
  handle(request: Request): Promise<Response>;
}

/** Files that people send. */
export interface Uploads {
  /** `save` is durable when it resolves and gives the reference by which the file is found and removed. */
  files: {
    save(bytes: Uint8Array): Promise<string>;
    /** Undefined: no copy of ours. */
    read(reference: string): Promise<Uint8Array | undefined>;
    remove(reference: string): Promise<void>;
  };
  maxFileBytes: number;
}

export interface HttpDeps extends Uploads {
  receive(incoming: Incoming): Promise<Receipt>;
  log: Pick<
    ConsultationLog,
    | 'residentByAddress'
    | 'resident'
    | 'messageOf'
    | 'appointmentsOf'
    | 'messagesAfter'
    | 'messagesBefore'
    | 'consultationsOf'
  >;
  /** What happens to a resident while it happens. Events come after the commit of what they tell. */
  live: { subscribe(resident: ResidentId, listener: (event: LiveEvent) => void): () => void };
  directory(): { areas: AreaItem[]; sample: boolean };
  /** Common topics, most asked first. */
  topics(): TopicItem[];
  openArticle(title: string, number: ArticleNumber, asOf: LocalDate): OpenedArticle | undefined;
  openPassage(id: string): OpenedPassage | undefined;
  readiness(): Promise<{ name: string; ok: boolean; detail: string }[]>;
  /** Prometheus text. */
  metrics(): Promise<string>;
  webhooks: readonly Webhook[];
  /** Folder of the built page (`npm run build`); may be missing. */
  pageDir: string;
  clock: Clock;
  logger: HttpLogger;
  /** True where residents come over https: the cookie is then Secure. */
  secureCookies: boolean;
  /** Of staff; without it there is no /api/console. */
  console?: ConsoleDeps;
  /** Posts a session may make in a row, and how many it regains a minute. */
  postLimit?: { burst: number; perMinute: number };
  /** Milliseconds between heartbeats of the event stream. */
  heartbeatMs?: number;
}
