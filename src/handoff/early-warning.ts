import type { Clock } from '../core/clock.ts';
import type { AreaId } from '../core/ids.ts';
import { type Directory, staffFor } from '../knowledge/directory.ts';
import { TIMER_SAY } from './desk/screen-text.ts';
import type { Crowd, HandoffStore } from './ports.ts';

const MINUTE = 60_000;
/** So many residents who name one opponent or place … */
const SEVERAL = 5;
/** … in so long. */
const WINDOW_MS = 72 * 60 * MINUTE;
/** More may be on their way: the alert waits until it is quiet for so long, but not longer than that. */
const QUIET_MS = 10 * MINUTE;
const LONGEST_MS = 60 * MINUTE;
/** What was told of is old news for a month. */
const REMEMBERED_MS = 31 * 24 * 60 * MINUTE;

/** Several residents, one opponent or place: staff get an alert that lists their matters, and one more each time they double. */
export async function warnEarly(deps: {
  store: HandoffStore;
  directory(): Directory;
  clock: Clock;
}): Promise<number> {
  const now = deps.clock.now();
  const crowds = await deps.store.crowds(new Date(now.getTime() - WINDOW_MS), SEVERAL);
  if (crowds.length === 0) return 0;
  const before = await deps.store.alerts(new Date(now.getTime() - REMEMBERED_MS));
  let raised = 0;
  for (const crowd of crowds) {
    const size = milestoneOf(crowd);
    const told = before.flatMap(({ key }) => milestoneIn(key, crowd.name));
    // Who named it days ago leaves the window: a crowd told of at forty is no news at ten.
    if (told.some((milestone) => milestone >= size)) continue;
    const since = now.getTime() - crowd.arrivals[size - 1]!.getTime();
    if (now.getTime() - crowd.newest.getTime() < QUIET_MS && since < LONGEST_MS) continue;
    const [area] = new Set(crowd.areas);
    const alert = {
      key: `crowd:${crowd.name}:${now.toISOString().slice(0, 7)}:${size}`,
      kind: 'crowd',
      text: TIMER_SAY.crowd(crowd.name, crowd.arrivals.length, crowd.numbers, told.length > 0),
      to: staffFor(deps.directory(), sameArea(crowd.areas) ? area : undefined),
    };
    if (await deps.store.alert(alert, now)) raised += 1;
  }
  return raised;
}

/** 5, 10, 20, 40 …: the last one reached. */
function milestoneOf({ arrivals }: Crowd): number {
  let size = SEVERAL;
  while (size * 2 <= arrivals.length) size *= 2;
  return size;
}

/** Of an alert about a crowd of this name; alerts of before these milestones have none in their key. */
function milestoneIn(key: string, name: string): number[] {
  const start = `crowd:${name}:`;
  return key.startsWith(start) ? [Number(/:(\d+)$/.exec(key)?.[1] ?? SEVERAL)] : [];
}

/** Of one community: its own staff hear of it first, and the street's; else the street's. */
function sameArea(areas: readonly AreaId[]): boolean {
  return new Set(areas).size === 1;
}
