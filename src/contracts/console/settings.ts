/** What the service runs with and how it is. Nothing secret: of a key only whether it is set. */
export interface SettingGroup {
  title: string;
  settings: { label: string; variable: string; value: string; standard: boolean }[];
}

export interface HealthCheck {
  name: 'database' | 'index' | 'telegram' | 'model' | 'embeddings' | 'transcription';
  /** `set`: switched on, and how it is was not seen yet. `off`: not switched on, which is no fault. */
  state: 'ok' | 'down' | 'set' | 'off';
  detail: string;
}

export interface QueueState {
  turnsPending: number;
  outboxPending: number;
  outboxDead: number;
  /** Of today, by kind; their words are for those who handle the matters. */
  alerts: { kind: string; count: number }[];
}

export interface LibraryState {
  /** Null: none is installed. */
  importedAt: string | null;
  generation: string | null;
  statutes: number;
  versions: number;
  articles: number;
  articlesInForce: number;
  collections: { name: string; files: number; at: string }[];
}

export interface RunningView {
  at: string;
  /** Since when this process serves. */
  startedAt: string;
  health: HealthCheck[];
  queues: QueueState;
  library: LibraryState;
  settings: SettingGroup[];
}

export interface BackupItem {
  name: string;
  path: string;
  madeAt: string;
  bytes: number;
  /** Null: no sum lies beside it. */
  sha256: string | null;
}
export interface BackupWork {
  state: 'idle' | 'running' | 'done' | 'failed';
  startedAt: string | null;
  /** Why it failed, in words. */
  reason: string | null;
}
export interface BackupsView {
  folder: string;
  work: BackupWork;
  rows: BackupItem[];
  total: number;
  /** The key is a setting, so it is not in the files. */
  secretIsSetting: boolean;
}
