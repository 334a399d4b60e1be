import { type Context, Hono } from 'hono';
import { keepFiles } from '../../channels/web/keep-files.ts';
import { readForm } from '../../channels/web/read-files.ts';
import { CASE_STATES } from '../../contracts/case-names.ts';
import {
  type Board,
  type CaseMessageView,
  type CasePulse,
  type CaseRow,
  casesQuery,
  evidenceFields,
} from '../../contracts/console/mediation.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { application, mediationCommand } from '../../contracts/mediation-command.ts';
import { localDate } from '../../core/dates.ts';
import { Refused } from '../../core/errors.ts';

import type { Who } from '../../staff/rights.ts';
import { streamOf } from '../../statistics/export/bytes.ts';
import { MEDIA_TYPES } from '../../statistics/export/report-file.ts';
import { xlsxOf } from '../../statistics/export/xlsx.ts';
import { badRequest, HttpError } from '../errors.ts';
import { sendFile } from '../send-file.ts';
import { askedFor } from './asked-for.ts';
import { boardSheet } from './case-sheet.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { caseFilter, mediationChoices } from './mediation-query.ts';
import { checked, readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download } from './statistics-scope.ts';

/** Cards a column of the board shows; the rest is in the table. */
const COLUMN_CARDS = 20;
const BATCH = 100;

/** 调解: the board, a case whole, its room, commands, papers. What may be done to a case is mediation/rights.ts. */
export function mediationRoutes({ mediation, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  if (!mediation) return routes;
  const { cases, ...uploads } = mediation;
  const asked = (c: Context<StaffEnv>) => {
    const { page, size, ...rest } = readQuery(c, casesQuery);
    return { page, size, filter: caseFilter(rest, directory(), clock.now()) };
  };
  async function* each(who: Who, filter: ReturnType<typeof caseFilter>): AsyncIterable<CaseRow> {
    for (let offset = 0; ; offset += BATCH) {
      const { rows } = await cases.list(who, { ...filter, limit: BATCH, offset });
      yield* rows;
      if (rows.length < BATCH) return;
    }
  }

  routes.use(async (c, next) => {
    c.var.allow('mediation.read');
    await next();
  });
  return routes
    .get('/choices', (c) => c.json(mediationChoices(directory(), c.var.who)))
    .get('/board', async (c) => {
      const { filter } = asked(c);
      const wanted = filter.states ?? CASE_STATES;
      const columns: Board['columns'] = [];
      for (const state of wanted) {
        const found = await cases.list(c.var.who, {
          ...filter,
          states: [state],
          limit: COLUMN_CARDS,
          offset: 0,
        });
        columns.push({ state, ...found });
      }
      await c.var.audit('mediation.list', '看板', askedFor(c));
      return c.json({ columns } satisfies Board);
    })
    .get('/cases', async (c) => {
      const { page, size, filter } = asked(c);
      const found = await cases.list(c.var.who, { ...filter, limit: size, offset: (page - 1) * size });
      await c.var.audit('mediation.list', '列表', askedFor(c));
      return c.json(found satisfies Page<CaseRow>);
    })
    .get('/cases/export', async (c) => {
      const { filter } = asked(c);
      await c.var.audit('mediation.export', '列表', askedFor(c));
      const sheet = boardSheet(each(c.var.who, filter));
      return download(streamOf(xlsxOf([sheet])), MEDIA_TYPES.xlsx, `调解案件 ${localDate(clock.now())}.xlsx`);
    })
    .post('/cases', async (c) => {
      c.var.allow('mediation.open');
      const body = await readBody(c, application);
      return c.json(await cases.apply(c.var.who, body).catch(conflict), 201);
    })
    .get('/cases/:key', async (c) => {
      const found = await cases.read(c.var.who, c.req.param('key'));
      await c.var.audit('mediation.read', found.number);
      return c.json(found);
    })
    .get('/cases/:key/pulse', async (c) =>
      c.json({ pulse: await cases.pulse(c.var.who, c.req.param('key')) } satisfies CasePulse),
    )
    .get('/cases/:key/messages', async (c) => {
      const key = c.req.param('key');
      const messages: CaseMessageView[] = await cases.room(c.var.who, key);
      await c.var.audit('mediation.room.read', key);
      return c.json({ messages });
    })
    .get('/cases/:key/messages/:id/files/:index', async (c) => {
      const { key, id, index } = c.req.param();
      const file = await cases.file(c.var.who, key, id, Number(index));
      await c.var.audit('mediation.file.read', key, file.name);
      return sendFile(c, file, uploads.files.read);
    })
    .post('/cases/:key/files', async (c) => {
      const key = c.req.param('key');
      const form = await readForm(c.req.raw);
      const { audience, text } = checked(
        evidenceFields.safeParse({ audience: form.get('audience'), text: form.get('text') ?? undefined }),
      );
      const answer = await keepFiles(form, uploads, async (files) => {
        const speak = { type: 'speak', case: key, audience, text, files } as const;
        return { stored: true, answer: await cases.act(c.var.who, key, speak).catch(conflict) };
      });
      return c.json(answer);
    })
    .post('/cases/:key/commands', async (c) => {
      const command = await readBody(c, mediationCommand);
      // A reference names any file that is kept: only those that came with the request are somebody's to send.
      if (command.type === 'speak' && command.files.length > 0) throw badRequest('文件请用附件发送');
      return c.json(await cases.act(c.var.who, c.req.param('key'), command).catch(conflict));
    })
    .get('/cases/:key/papers/:kind', async (c) => {
      const { key, kind } = c.req.param();
      const paper = await cases.paperFile(c.var.who, key, kind);
      await c.var.audit('mediation.paper', key, kind);
      return download(new Uint8Array(paper.bytes), paper.mediaType, paper.name);
    })
    .get('/cases/:key/papers/:kind/print', async (c) => {
      const { key, kind } = c.req.param();
      const nonce = c.get('secureHeadersNonce');
      const page = await cases.paperPage(c.var.who, key, kind, nonce);
      await c.var.audit('mediation.paper', key, `${kind} 打印`);
      c.header('Cache-Control', 'private, no-store');
      return c.html(page);
    });
}

/** Refused by the case as it stands, in words for the screen; rights are refused by the console itself. */
function conflict(error: unknown): never {
  if (error instanceof Refused) throw new HttpError(409, 'refused', error.message);
  throw error;
}
