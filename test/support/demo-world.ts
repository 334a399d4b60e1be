import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readKnowledge } from '../../src/app/knowledge-dirs.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { makeDemo } from '../../src/demo/make-demo.ts';
import { type StaffWorld, staffWorld } from './staff-world.ts';

export interface DemoWorld extends StaffWorld {
  /** The made-up year that is over. */
  year: number;
}

/** The console over last year and this one of the made-up street, at the hour it is now: pages count from today. */
export async function demoWorld(pageDir: string | undefined, residents = 120): Promise<DemoWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'falin-demo-'));
  const now = new Date();
  const { directory, topics, guides } = await readKnowledge([
    resolve(import.meta.dirname, '../../knowledge'),
  ]);
  const clock = fixedClock(now.toISOString());
  await makeDemo({ dataDir, directory, topics, guides, clock, seed: 7, residents });
  const world = await staffWorld({ dataDir, http: { pageDir }, console: { trustedProxies: 0, demo: true } });
  world.clock.set(now);
  const { close } = world;
  return Object.assign(world, {
    year: now.getFullYear() - 1,
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}
