import type {
  BackupItem,
  BackupWork,
  HealthCheck,
  LibraryState,
  QueueState,
  SettingGroup,
} from '../../contracts/console/settings.ts';

/** What 设置与运行 shows and does; given in app/operations.ts. */
export interface Operations {
  startedAt: Date;
  settings(): SettingGroup[];
  health(): Promise<HealthCheck[]>;
  queues(): Promise<QueueState>;
  library(): LibraryState;
  backups: {
    /** Absolute, on the server. */
    folder: string;
    secretIsSetting: boolean;
    /** The newest first. */
    list(): Promise<BackupItem[]>;
    work(): BackupWork;
    /** Starts one. Throws InvalidInput while one is under way. */
    start(): void;
  };
}
