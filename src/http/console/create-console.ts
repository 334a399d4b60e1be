import { Hono } from 'hono';
import { notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { FEATURES } from './features.ts';
import { requireStaff, type StaffEnv } from './require-staff.ts';
import { sessionRoutes } from './session-routes.ts';

/** Everything under /api/console. */
export function createConsole(deps: ConsoleDeps): Hono<StaffEnv> {
  const console = new Hono<StaffEnv>();
  console.route('/session', sessionRoutes(deps));
  console.use(requireStaff(deps));
  for (const [name, routes] of Object.entries(FEATURES)) console.route(`/${name}`, routes(deps));
  console.all('*', () => {
    throw notFound();
  });
  return console;
}
