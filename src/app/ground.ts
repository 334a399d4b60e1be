import type { Config } from '../config.ts';
import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { Mind } from './knowledge-holder.ts';

/** What most parts stand on. */
export interface Ground {
  config: Config;
  clock: Clock;
  logger: Logger;
  storage: Storage;
  /** What is known now; asked for each time, since it is replaced whole. */
  mind(): Mind;
}

export const directoryOf = ({ mind }: Pick<Ground, 'mind'>) => mind().sources.knowledge.directory;
