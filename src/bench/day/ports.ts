/** What the day needs from outside: a Telegram that is none, and the service in processes of its own. */

export interface Shown {
  id: number;
  chatId: number;
  byBot: boolean;
  text: string;
  keyboard: { inline_keyboard: { text: string; callback_data?: string }[][] } | undefined;
  document: object | undefined;
  deleted: boolean;
}

export interface TelegramPerson {
  readonly id: number;
  send(text: string): number;
  reply(messageId: number, text: string): number;
  edit(messageId: number, text: string): void;
  pressData(data: string): string;
  sendPhoto(bytes: Uint8Array, caption?: string): number;
  sendDocument(name: string, bytes: Uint8Array, options?: { caption?: string; size?: number }): number;
  block(): void;
}

/** `refused`: the connection breaks before the call is carried out; `lost`: after. `silent`, `hung`: no answer at all. */
export type CallFault =
  | { kind: 'status'; status: number }
  | { kind: 'error'; code: number; description: string; retryAfter?: number }
  | { kind: 'refused' | 'lost' | 'silent' | 'hung' };
export type FaultDraw = (method: string) => CallFault | undefined;

export interface TelegramFake {
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: {
    readonly messages: readonly Shown[];
    updates: { update_id: number; chatId: number; kind: string; body: Record<string, unknown> }[];
    onShown(message: Shown): void;
    addUpdate(kind: string, chatId: number, body: Record<string, unknown>): number;
  };
  readonly faults: { random: FaultDraw | undefined; clear(): void };
  readonly calls: readonly { method: string; status: number }[];
  user(id: number, name?: string): TelegramPerson;
  cutConnections(): void;
  close(): Promise<void>;
}

/** One instance of the service; it can be killed and started again on the same port and data. */
export interface Instance {
  readonly url: string;
  readonly stderr: string;
  start(): void;
  ready(): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** How an instance counts time: its clock showed `from` when the machine's showed `since` (Unix milliseconds). */
export interface Timing {
  from: string;
  since: number;
  speed: number;
}

export interface Outside {
  startTelegram(now: () => number): Promise<TelegramFake>;
  /** Settings as in the environment. */
  instance(settings: Record<string, string>, timing: Timing): Promise<Instance>;
  newBindCode(): string;
}
