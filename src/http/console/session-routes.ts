import { Hono } from 'hono';
import { type Me, signInBody, type Welcome } from '../../contracts/console/session.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { areaChain } from '../../knowledge/directory.ts';
import { ACTIONS, scopeOf } from '../../staff/rights.ts';
import type { SignedIn } from '../../staff/sessions.ts';
import { SignInFailed } from '../../staff/sign-in.ts';
import { csrfOf } from '../../staff/tokens.ts';
import { clientAddress } from '../client-address.ts';
import { HttpError } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readBody } from './read-request.ts';
import { requireStaff, type StaffEnv } from './require-staff.ts';
import { staffCookie } from './staff-cookie.ts';

/** Sign in, who am I, sign out. The one feature that is not behind the middleware as a whole. */
export function sessionRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const cookie = staffCookie(deps.secureCookies);
  return new Hono<StaffEnv>()
    .post('/', async (c) => {
      const given = await readBody(c, signInBody);
      const from = {
        address: clientAddress(c, deps.trustedProxies),
        agent: c.req.header('user-agent') ?? '',
      };
      // Always a new token, whatever cookie came along: a planted one never becomes a session.
      const token = await deps.staff.signIn(given, from).catch(refuse);
      cookie.set(c, token);
      return c.json(describe(deps, (await deps.staff.session(token))!, token));
    })
    .get('/', requireStaff(deps), (c) => c.json(describe(deps, c.var.staff, c.var.token)))
    .get('/welcome', (c) => {
      const directory = deps.directory();
      const body: Welcome = { office: officeOf(directory, []), sample: directory.sample, demo: deps.demo };
      return c.json(body);
    })
    .delete('/', requireStaff(deps), async (c) => {
      await deps.staff.own.signOut(c.var.staff);
      cookie.clear(c);
      return c.body(null, 204);
    });
}

export function refuse(error: unknown): never {
  if (!(error instanceof SignInFailed)) throw error;
  const { why, message, waitMs } = error;
  if (why !== 'wait') throw new HttpError(401, why, message);
  throw new HttpError(429, why, message, { 'Retry-After': String(Math.ceil(waitMs / 1000)) });
}

function describe(deps: ConsoleDeps, { who, person, account }: SignedIn, token: string): Me {
  const directory = deps.directory();
  const rights = ACTIONS.flatMap((action) => {
    const scope = scopeOf(who.role, action);
    return scope ? [[action, scope] as const] : [];
  });
  return {
    person: { id: person.id, name: person.name, role: person.role },
    rights: Object.fromEntries(rights),
    areas: areasOf(directory, who.areas),
    csrf: csrfOf(token),
    mustChangePassword: account.mustChange,
    twoStep: account.totp !== undefined,
    office: officeOf(directory, person.areas),
    sample: directory.sample,
    demo: deps.demo,
  };
}

function areasOf(directory: Directory, mine: SignedIn['who']['areas']): Me['areas'] {
  return directory.areas
    .filter(({ id }) => mine.includes(id))
    .map(({ id, name, kind, parent }) => ({ id, name, level: kind, parentId: parent ?? null }));
}

/** The street they work for, else the first there is. */
function officeOf(directory: Directory, areas: SignedIn['person']['areas']): string | null {
  const above = areas.flatMap((area) => areaChain(directory, area));
  const street = [...above, ...directory.areas].find(({ kind }) => kind === 'street');
  return street?.name ?? null;
}
