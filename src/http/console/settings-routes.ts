import { Hono } from 'hono';
import { pageQuery } from '../../contracts/console/paging.ts';
import type { BackupsView, RunningView } from '../../contracts/console/settings.ts';
import { Unavailable } from '../../core/errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { pageOfRows } from './office/list-page.ts';
import { readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 设置与运行, the administrator's. A backup is never served: it holds every resident's details. */
export function settingsRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const operations = () => {
    if (!deps.operations) throw new Unavailable('operations are not part of this service');
    return deps.operations;
  };
  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('settings.read');
      const { startedAt, settings, health, queues, library } = operations();
      const body: RunningView = {
        at: deps.clock.now().toISOString(),
        startedAt: startedAt.toISOString(),
        health: await health(),
        queues: await queues(),
        library: library(),
        settings: settings(),
      };
      return c.json(body);
    })
    .get('/backups', async (c) => {
      c.var.allow('settings.read');
      const { backups } = operations();
      const body: BackupsView = {
        folder: backups.folder,
        work: backups.work(),
        secretIsSetting: backups.secretIsSetting,
        ...pageOfRows(await backups.list(), readQuery(c, pageQuery)),
      };
      return c.json(body);
    })
    .post('/backups', async (c) => {
      c.var.allow('backup.make');
      operations().backups.start();
      await c.var.audit('backup.started', operations().backups.folder);
      return c.json(operations().backups.work(), 202);
    });
}
