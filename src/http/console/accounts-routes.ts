import { type Context, Hono } from 'hono';
import {
  type AccountRow,
  accountsQuery,
  createAccountBody,
  disableBody,
  type OneTimePassword,
} from '../../contracts/console/accounts.ts';
import { type Page, pageQuery } from '../../contracts/console/paging.ts';
import type { PersonId } from '../../core/ids.ts';
import type { OneTime } from '../../staff/accounts.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { listAccounts } from './list-accounts.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** The administrator's: who has a way in. */
export function accountsRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const { accounts } = deps.staff;
  const routes = new Hono<StaffEnv>();
  routes.use(async (c, next) => {
    c.var.allow('accounts.manage');
    await next();
  });
  const by = (c: Context<StaffEnv>) => ({ actor: c.var.who.person, address: c.var.address });
  return routes
    .get('/', async (c) => {
      const query = readQuery(c, pageQuery.extend(accountsQuery.shape));
      const body: Page<AccountRow> = listAccounts(deps.directory(), await accounts.list(), query);
      return c.json(body);
    })
    .post('/', async (c) => {
      const { person, name } = await readBody(c, createAccountBody);
      return c.json(shown(await accounts.create(person as PersonId, name || undefined, by(c))), 201);
    })
    .post('/:person/reset', async (c) =>
      c.json(shown(await accounts.reset(c.req.param('person') as PersonId, by(c)))),
    )
    .put('/:person/disabled', async (c) => {
      const { disabled } = await readBody(c, disableBody);
      await accounts.setDisabled(c.req.param('person') as PersonId, disabled, by(c));
      return c.body(null, 204);
    });
}

const shown = ({ account, password, expiresAt }: OneTime): OneTimePassword => ({
  name: account.name,
  password,
  expiresAt: expiresAt.toISOString(),
});
