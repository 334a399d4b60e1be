import type { Incoming } from '../../consultation/incoming.ts';
import type { ConsultationLog, Receipt } from '../../consultation/records.ts';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';

/** A passing event of a resident's turn, with the chat it belongs to. `text` of a delta is all text so far. */
export interface LiveTurnEvent {
  address: string;
  turnId: string;
  type: 'working' | 'delta' | 'settled';
  text?: string;
}

export type OutboxLog = Pick<
  ConsultationLog,
  'claimOutbox' | 'outboxPlaced' | 'outboxSent' | 'outboxRetry' | 'outboxDead'
>;

/** Waiting times in milliseconds; tests shorten them. */
export interface Timing {
  /** How long one getUpdates may wait for an update; Telegram allows at most 50 s. */
  longPollMs: number;
  /** First and longest wait after a failure. */
  retryMs: number;
  retryMaxMs: number;
  /** How often the outbox is asked without being woken. */
  outboxPollMs: number;
  /** A call other than getUpdates is given up after this. */
  callTimeoutMs: number;
  leaseMs: number;
  typingMs: number;
  draftMs: number;
}

export const TIMING: Timing = {
  longPollMs: 50_000,
  retryMs: 1_000,
  retryMaxMs: 600_000,
  outboxPollMs: 1_000,
  callTimeoutMs: 20_000,
  leaseMs: 120_000,
  typingMs: 4_000,
  draftMs: 700,
};

/** Messages a second in all and in one chat, and how many may go at once; below Telegram's own limits. */
export interface SendLimits {
  perSecond: number;
  perChatPerSecond: number;
  chatBurst: number;
}

export const SEND_LIMITS: SendLimits = { perSecond: 28, perChatPerSecond: 1, chatBurst: 12 };

export interface TelegramDeps {
  token: string;
  /** https://api.telegram.org or another Bot API server. */
  apiRoot: string;
  /** Public https address of the service; set: updates come by webhook, otherwise by long polling. */
  publicUrl?: string | undefined;
  /** Telegram repeats it with every webhook call: 1 to 256 of A-Z a-z 0-9 _ -. Not set: derived from the token. */
  webhookSecret?: string | undefined;
  receive(incoming: Incoming): Promise<Receipt>;
  log: OutboxLog;
  /** Speech to text; without it voice messages come in as files. */
  transcribe?: ((audio: Uint8Array, name: string, signal: AbortSignal) => Promise<string>) | undefined;
  /** Keeps a copy of what residents send, before its message is logged; what it gives becomes IncomingFile.reference. */
  files: {
    save(bytes: Uint8Array): Promise<string>;
    remove(reference: string): Promise<void>;
    read(reference: string): Promise<Uint8Array | undefined>;
  };
  maxFileBytes: number;
  /** A forum group in which each matter is a topic, and what is done when one of them is gone. */
  adviserGroup?: string | undefined;
  renewTopic?: ((address: string, create: (name: string) => Promise<string>) => Promise<void>) | undefined;
  /** Telegram was reached, and told the bot's user name. */
  onConnected?(name: string): void;
  live: { subscribe(listener: (event: LiveTurnEvent) => void): () => void };
  clock: Clock;
  logger: Logger;
  /** Names this process in outbox leases. */
  worker: string;
  timing?: Partial<Timing>;
  limits?: Partial<SendLimits>;
}

export interface ChannelStatus {
  ok: boolean;
  detail: string;
}

/** `close` and `reopen` of a topic that is gone, or is so already, do nothing. */
export interface TopicMaker {
  create(name: string): Promise<string>;
  close(address: string): Promise<void>;
  reopen(address: string): Promise<void>;
}

export interface TelegramChannel {
  /** Returns at once; connecting goes on in the background until it succeeds. */
  start(): Promise<void>;
  /** Ends taking updates, finishes what is under way, gives unsent rows back. */
  stop(): Promise<void>;
  /** Topics of the advisers' group; undefined: the office has none. */
  forum: TopicMaker | undefined;
  /** There are new outbox rows. */
  wake(): void;
  webhook: { path: string; handle(request: Request): Promise<Response> } | undefined;
  status(): ChannelStatus;
  /** The bot's user name, once Telegram told it. */
  name(): string | undefined;
  /** The bytes of a file that stayed with Telegram (its reference is a file_id). Throws Unavailable, or Refused when it is gone or too large. */
  fetchFile(reference: string): Promise<Uint8Array>;
}
