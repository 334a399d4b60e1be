import { type Context, Hono } from 'hono';
import { exportFormat } from '../../contracts/console/ledger.ts';
import {
  type ImportAnswer,
  importQuery,
  type OutreachBody,
  type OutreachItem,
  type OutreachKinds,
  outreachBody,
  outreachQuery,
} from '../../contracts/console/outreach.ts';
import type { Page } from '../../contracts/console/paging.ts';
import { type LocalDate, localDate, parseLocalDate } from '../../core/dates.ts';
import type { AreaId, PersonId } from '../../core/ids.ts';
import { may, type Who } from '../../staff/rights.ts';
import { streamOf } from '../../statistics/export/bytes.ts';
import { csvOf } from '../../statistics/export/csv.ts';
import { outreachSheet } from '../../statistics/export/ledger-sheets.ts';
import { MEDIA_TYPES } from '../../statistics/export/report-file.ts';
import { xlsxOf } from '../../statistics/export/xlsx.ts';
import { namesOf } from '../../statistics/names.ts';
import { readOutreachSheet } from '../../statistics/outreach/import-sheet.ts';
import { OUTREACH_IDS, OUTREACH_KINDS, type OutreachKind } from '../../statistics/outreach/kinds.ts';
import type { OutreachChange, OutreachEntry, OutreachQuery } from '../../statistics/outreach/ports.ts';
import { outreachTemplate } from '../../statistics/outreach/template.ts';
import { reachOf } from '../../statistics/reach.ts';
import { badRequest, notFound } from '../errors.ts';
import { askedFor } from './asked-for.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';
import { download, figureNamed, given } from './statistics-scope.ts';

const BATCH = 500;

/** 活动登记: what is done outside the chat. Everybody enters their own; clerks also what others did in their areas. */
export function outreachRoutes({ statistics, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const { outreach } = statistics;
  const today = () => localDate(clock.now());
  const subject = ({ area, person }: { area: string; person: string }) => ({
    area: area === '' ? undefined : (area as AreaId),
    holder: person as PersonId,
  });
  const item = (who: Who, entry: OutreachEntry): OutreachItem => {
    const names = namesOf(directory());
    return {
      ...entry,
      kindName: OUTREACH_KINDS[entry.kind].name,
      unit: OUTREACH_KINDS[entry.kind].unit,
      areaName: entry.area === '' ? '' : names.area(entry.area),
      personName: names.person(entry.person),
      madeAt: entry.madeAt.toISOString(),
      mine: may(who, 'outreach.write', subject(entry)),
    };
  };
  const change = (c: Context<StaffEnv>, body: OutreachBody): OutreachChange => {
    const kind = OUTREACH_IDS.find((id) => id === body.kind);
    if (!kind) throw badRequest('没有这个种类');
    const day = parseLocalDate(body.day);
    if (!day) throw badRequest(`没有这一天：${body.day}`);
    if (day > today()) throw badRequest('日期还没有到');
    const { areas, people } = directory();
    if (body.area !== '' && !areas.some(({ id }) => id === body.area)) throw badRequest('没有这个社区');
    const person = body.person ?? c.var.who.person;
    if (!people.some(({ id }) => id === person)) throw badRequest('人员名单里没有这个人');
    c.var.allow('outreach.write', subject({ area: body.area, person }));
    const { area, place, note, count } = body;
    return {
      kind,
      day,
      area,
      person,
      place,
      note,
      count,
      people: OUTREACH_KINDS[kind].people ? body.people : 0,
    };
  };
  const listQuery = (c: Context<StaffEnv>): OutreachQuery & { page: number; size: number } => {
    const { area, person, kind, figure, key, sort, ...query } = readQuery(c, outreachQuery);
    const of = figure === undefined ? undefined : figureNamed(figure).measure;
    const where = of && of.type !== 'rate' ? (of.of.where?.kind as string[] | undefined) : undefined;
    const by = of && of.type !== 'rate' ? of.of.by : undefined;
    return {
      ...query,
      ...reachOf(c.var.who, 'outreach.read', directory(), {
        area: area === undefined ? undefined : given(area),
        person: by === 'person' ? (key ?? person) : person,
      }),
      kinds: by === 'kind' && key !== undefined ? [given(key)] : (kind?.split(',') ?? where),
      descending: sort !== 'day',
    };
  };
  async function* all(query: OutreachQuery): AsyncIterable<OutreachEntry[]> {
    for (let offset = 0; ; offset += BATCH) {
      const { rows } = await outreach.list(query, { limit: BATCH, offset });
      if (rows.length === 0) return;
      yield rows;
    }
  }
  const existing = async (c: Context<StaffEnv>): Promise<OutreachEntry> => {
    const entry = await outreach.entry(c.req.param('id') ?? '');
    if (!entry) throw notFound('没有这条登记');
    c.var.allow('outreach.write', subject(entry));
    return entry;
  };

  return new Hono<StaffEnv>()
    .get('/kinds', (c) => {
      c.var.allow('outreach.read');
      const kinds = OUTREACH_IDS.map((id: OutreachKind) => ({ id, ...OUTREACH_KINDS[id] }));
      return c.json({ kinds } satisfies OutreachKinds);
    })
    .get('/', async (c) => {
      c.var.allow('outreach.read');
      const { page, size, ...query } = listQuery(c);
      const { rows, total } = await outreach.list(query, { limit: size, offset: (page - 1) * size });
      const body: Page<OutreachItem> = { total, rows: rows.map((entry) => item(c.var.who, entry)) };
      return c.json(body);
    })
    .get('/export', async (c) => {
      c.var.allow('outreach.read');
      const { format } = readQuery(c, exportFormat);
      const { page: _page, size: _size, ...query } = listQuery(c);
      const sheet = outreachSheet(all(query), namesOf(directory()));
      const name = `活动登记 ${today()}.${format}`;
      await c.var.audit('outreach.export', name, askedFor(c));
      return download(streamOf(format === 'csv' ? csvOf(sheet) : xlsxOf([sheet])), MEDIA_TYPES[format], name);
    })
    .get('/template', async (c) => {
      c.var.allow('outreach.read');
      return download(await bodyOf(outreachTemplate(directory())), MEDIA_TYPES.xlsx, '活动登记模板.xlsx');
    })
    .post('/import', async (c) => {
      c.var.allow('outreach.import');
      const { mode } = readQuery(c, importQuery);
      const form = await c.req.parseBody();
      const file = form.file;
      if (!(file instanceof File)) throw badRequest('请选择要导入的 .xlsx 文件');
      const sheet = await readOutreachSheet(new Uint8Array(await file.arrayBuffer()), {
        directory: directory(),
        today: today() as LocalDate,
        by: c.var.who.person,
      });
      for (const entry of sheet.entries) c.var.allow('outreach.write', subject(entry));
      const enters = mode === 'skip-bad' || (mode === 'all-or-nothing' && sheet.problems.length === 0);
      const entered = enters ? await outreach.add(sheet.entries, clock.now()) : [];
      if (entered.length > 0) await c.var.audit('outreach.imported', file.name, `${entered.length} 行`);
      const body: ImportAnswer = {
        read: sheet.read,
        entered: entered.length,
        repeated: enters ? sheet.entries.length - entered.length : 0,
        problems: sheet.problems,
      };
      return c.json(body);
    })
    .post('/', async (c) => {
      const entry = change(c, await readBody(c, outreachBody));
      const [made] = await outreach.add(
        [{ ...entry, cameFrom: 'page', madeBy: c.var.who.person }],
        clock.now(),
      );
      await c.var.audit('outreach.entered', made!.id);
      return c.json(item(c.var.who, made!), 201);
    })
    .put('/:id', async (c) => {
      const { id } = await existing(c);
      await outreach.change(id, change(c, await readBody(c, outreachBody)), c.var.who.person, clock.now());
      await c.var.audit('outreach.changed', id);
      return c.json(item(c.var.who, (await outreach.entry(id))!));
    })
    .delete('/:id', async (c) => {
      const entry = await existing(c);
      await outreach.remove(entry.id);
      const was = `${entry.day} ${OUTREACH_KINDS[entry.kind].name} ${entry.count}`;
      await c.var.audit('outreach.removed', entry.id, was);
      return c.body(null, 204);
    });
}

const bodyOf = async (bytes: Promise<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await bytes);
