import type { MiddlewareHandler } from 'hono';
import { clientAddress } from '../client-address.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { ConsoleDeps } from './console-deps.ts';
import type { StaffEnv } from './require-staff.ts';

/** Not allowed, too large, too many. */
const REFUSALS = new Set([403, 413, 429]);

/** A stranger who knocks all night fills neither the log nor the disk: so many entries an address, then one every five minutes. */
const STRANGERS = { burst: 10, perMinute: 0.2 };

/** Every refusal of the console in one place: whatever answered 403, 413 or 429 is in the audit log, with who asked for what. */
export function auditRefusals(deps: ConsoleDeps): MiddlewareHandler<StaffEnv> {
  const limit = createRateLimit(STRANGERS, deps.clock);
  return async (c, next) => {
    await next();
    if (!REFUSALS.has(c.res.status)) return;
    const address = clientAddress(c, deps.trustedProxies);
    const person = c.var.staff?.person.id;
    if (person === undefined && limit(address) > 0) return;
    await deps.staff.audit({
      actor: person ?? 'stranger',
      action: 'request.refused',
      subject: c.req.path.slice(0, 200),
      detail: `${c.req.method} ${c.res.status}`,
      address,
    });
  };
}
