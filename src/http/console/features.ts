import type { Hono } from 'hono';
import { accountRoutes } from './account-routes.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { deskRoutes } from './desk-routes.ts';
import { figuresRoutes } from './figures-routes.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { mediationRoutes } from './mediation-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { outreachRoutes } from './outreach-routes.ts';
import { reportRoutes } from './report-routes.ts';
import type { StaffEnv } from './require-staff.ts';
import { settingsRoutes } from './settings-routes.ts';

/**
 * The console's features, each under /api/console/<name>, all behind require-staff.ts. To add one:
 *
 * 1. `src/http/console/<name>-routes.ts` exports `(deps: ConsoleDeps) => Hono<StaffEnv>`; shapes in `contracts/console/<name>.ts`.
 * 2. Each route says its right first: `c.var.allow('ledger.read')`, with a subject where there is one:
 *    `c.var.allow('matter.read', { area, holder, given })`. Lists are filtered by `scopeOf(c.var.who.role, action)` and
 *    `c.var.who.areas`. New rights are a line in src/staff/rights.ts.
 * 3. What it reads of a resident, changes or exports goes into the log: `await c.var.audit('matter.read', number)`.
 * 4. What it needs is a field of ConsoleDeps, given in app/console.ts; then a line here.
 *
 * Bodies and queries: `readBody(c, shape)`, `readQuery(c, shape)`. A path that ends in /files or /import may carry files. Lists: `pageQuery` in, `Page<T>` out (contracts/console/paging.ts).
 */
export const FEATURES: Readonly<Record<string, (deps: ConsoleDeps) => Hono<StaffEnv>>> = {
  account: accountRoutes,
  accounts: accountsRoutes,
  audit: auditRoutes,
  figures: figuresRoutes,
  knowledge: knowledgeRoutes,
  ledger: ledgerRoutes,
  outreach: outreachRoutes,
  report: reportRoutes,
  desk: deskRoutes,
  mediation: mediationRoutes,
  office: officeRoutes,
  settings: settingsRoutes,
};
