import type { Config } from '../config.ts';
import type { ConsultationLog } from '../consultation/records.ts';
import type { HealthCheck } from '../contracts/console/settings.ts';
import type { Clock } from '../core/clock.ts';
import { localDate, startOfDay } from '../core/dates.ts';
import type { HandoffStore } from '../handoff/ports.ts';
import type { Operations } from '../http/console/operations.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { settingsInForce } from './settings-in-force.ts';

export interface OperationsDeps {
  config: Config;
  clock: Clock;
  log: Pick<ConsultationLog, 'stats'>;
  handoff: Pick<HandoffStore, 'alerts'>;
  library(): StatuteLibrary;
  /** As /readyz says it. */
  readiness(): Promise<{ name: string; ok: boolean; detail: string }[]>;
  modelHealth(): HealthCheck;
  backups: Operations['backups'];
}

/** What 设置与运行 shows. */
export function createOperations(deps: OperationsDeps): Operations {
  const { config, clock } = deps;
  const part = (name: HealthCheck['name'], model: string | undefined, off: string): HealthCheck => ({
    name,
    state: model === undefined ? 'off' : 'set',
    detail: model ?? off,
  });
  return {
    startedAt: clock.now(),
    settings: () => settingsInForce(config),
    async health() {
      const checks = await deps.readiness();
      const ready = (name: 'database' | 'index' | 'telegram', off: string): HealthCheck => {
        const check = checks.find((one) => one.name === name);
        return { name, state: check ? (check.ok ? 'ok' : 'down') : 'off', detail: check?.detail ?? off };
      };
      return [
        ready('database', ''),
        ready('index', ''),
        ready('telegram', '没有接入'),
        deps.modelHealth(),
        part('embeddings', config.embeddings?.model, '没有接入，只用文字检索'),
        part('transcription', config.transcription?.model, '没有接入，语音请居民打字'),
      ];
    },
    async queues() {
      const { turnsPending, outboxPending, outboxDead } = await deps.log.stats();
      const alerts = await deps.handoff.alerts(startOfDay(localDate(clock.now())));
      return {
        turnsPending,
        outboxPending,
        outboxDead,
        alerts: [...Map.groupBy(alerts, ({ kind }) => kind)].map(([kind, all]) => ({
          kind,
          count: all.length,
        })),
      };
    },
    library() {
      const status = deps.library().status(localDate(clock.now()));
      const { importedAt, generation, statutes, versions, articles, articlesInForce, collections } = status;
      return {
        importedAt: importedAt ?? null,
        generation: generation ?? null,
        statutes,
        versions,
        articles,
        articlesInForce,
        collections: collections.map(({ name, files, at }) => ({ name, files, at })),
      };
    },
    backups: deps.backups,
  };
}
