import type { Clock } from '../core/clock.ts';
import type { AreaId } from '../core/ids.ts';
import { type Directory, staffFor } from '../knowledge/directory.ts';
import { TIMER_SAY } from './desk/screen-text.ts';
import type { HandoffStore } from './ports.ts';

const MINUTE = 60_000;
/** So many residents who name one opponent or place … */
const SEVERAL = 5;
/** … in so long. */
const WINDOW_MS = 72 * 60 * MINUTE;
/** More may be on their way: the alert waits until it is quiet for so long, but not longer than that. */
const QUIET_MS = 10 * MINUTE;
const LONGEST_MS = 60 * MINUTE;

/** Several residents, one opponent: staff get one alert a month that lists their matters. */
export async function warnEarly(deps: {
  store: HandoffStore;
  directory(): Directory;
  clock: Clock;
}): Promise<number> {
  const now = deps.clock.now();
  let raised = 0;
  for (const crowd of await deps.store.crowds(new Date(now.getTime() - WINDOW_MS), SEVERAL)) {
    const waits =
      now.getTime() - crowd.newest.getTime() < QUIET_MS && now.getTime() - crowd.first.getTime() < LONGEST_MS;
    if (waits) continue;
    const [area] = new Set(crowd.areas);
    const alert = {
      key: `crowd:${crowd.name}:${now.toISOString().slice(0, 7)}`,
      kind: 'crowd',
      text: TIMER_SAY.crowd(crowd.name, crowd.numbers),
      to: staffFor(deps.directory(), sameArea(crowd.areas) ? area : undefined),
    };
    if (await deps.store.alert(alert, now)) raised += 1;
  }
  return raised;
}

/** Of one community: its own staff hear of it first, and the street's; else the street's. */
function sameArea(areas: readonly AreaId[]): boolean {
  return new Set(areas).size === 1;
}
