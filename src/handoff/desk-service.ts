import type { DeskServiceDeps } from './desk-service/deps.ts';
import { createDoing } from './desk-service/doing.ts';
import { createReading } from './desk-service/reading.ts';

export type DeskService = ReturnType<typeof createDeskService>;

/**
 * The desk for the console's API: what a person sees and does, by the same rows and orders as in Telegram. Every method
 * takes who asks; what they may not read is not found, what they may not do is refused in words for them.
 */
export function createDeskService(deps: DeskServiceDeps) {
  const { readable: _readable, ...reading } = createReading(deps);
  return { ...reading, ...createDoing(deps, { readable: _readable, ...reading }) };
}
