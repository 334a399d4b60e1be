import type { Context } from 'hono';
import { localDate } from '../../../core/dates.ts';
import { askedFor } from '../asked-for.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { CSV_BOM, csvLine, fileHeaders } from '../csv.ts';
import type { StaffEnv } from '../require-staff.ts';

/** A list of the office as a file, which the audit log notes. */
export async function sendList(
  c: Context<StaffEnv>,
  { clock }: Pick<ConsoleDeps, 'clock'>,
  what: string,
  lines: readonly (string | undefined)[][],
): Promise<Response> {
  await c.var.audit('office.exported', what, askedFor(c));
  const name = `${what}-${localDate(clock.now())}.csv`;
  const text = CSV_BOM + lines.map((line) => csvLine(line)).join('');
  return c.body(text, 200, fileHeaders(name, 'text/csv; charset=utf-8'));
}
