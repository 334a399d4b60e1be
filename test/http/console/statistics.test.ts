import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, Choices, FiguresAnswer } from '../../../src/contracts/console/figures.ts';
import type { MatterItem, MatterStoryAnswer } from '../../../src/contracts/console/ledger.ts';
import type { ImportAnswer, OutreachItem } from '../../../src/contracts/console/outreach.ts';
import type { Page } from '../../../src/contracts/console/paging.ts';
import type { FrozenAnswer, FrozenItem, ReportAnswer } from '../../../src/contracts/console/report.ts';
import { fill } from '../../../src/demo/fill.ts';
import { generateYear } from '../../../src/demo/generate-year.ts';
import { seeded } from '../../../src/demo/random.ts';
import { rowsOfYear } from '../../../src/demo/rows-of-year.ts';
import { readOutreachSheet } from '../../../src/statistics/outreach/import-sheet.ts';
import { openDatabase } from '../../../src/storage/open-storage.ts';
import type { StaffClient } from '../../support/staff-client.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';
import { jsonOf } from '../../support/web-client.ts';

let world: StaffWorld;
let dataDir: string;
const YEAR = 'from=2026-01-01&to=2026-12-31';
const API = '/api/console';

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'falin-figures-'));
  world = await staffWorld({ dataDir });
  await world.storage.syncDirectory(world.directory);
  world.clock.set('2026-12-31T10:00:00+08:00');
  const events = generateYear(seeded(3), {
    year: 2026,
    residents: 60,
    areas: ['xinghe', 'heping'],
    advisers: ['adviser-xinghe', 'adviser-heping'],
    topics: [
      { id: '劳动纠纷', weight: 1, tier: '日办快结', guides: ['unpaid-wages'] },
      { id: '=HYPERLINK("http://x")', weight: 1, tier: '周内办结', guides: [] },
    ],
    edges: 0.1,
  });
  const { db } = await openDatabase({ dataDir });
  await fill(db, 'sqlite', rowsOfYear(events, undefined));
  await db.destroy();
});
afterEach(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const figure = (answer: FiguresAnswer, id: string) => answer.figures.find((one) => one.id === id)!;
const enter = (client: StaffClient, parts: object = {}) =>
  client.post(`${API}/outreach`, {
    kind: 'visit',
    day: '2026-12-30',
    area: 'xinghe',
    count: 2,
    people: 5,
    ...parts,
  });

describe('figures', () => {
  it('each number opens onto exactly its rows', async () => {
    const staff = await world.signIn('staff-street-1');
    const { figures } = await staff.get<Catalogue>(`${API}/figures/catalogue`);
    const answer = await staff.get<FiguresAnswer>(`${API}/figures?${YEAR}`);
    expect(figure(answer, 'consultations').value).toBeGreaterThan(50);
    let opened = 0;
    for (const { id, rows, measure, unit } of figures) {
      if (rows !== 'matters' || unit !== '件' || measure === 'percentile' || measure === 'mean') continue;
      const { value, parts } = figure(answer, id);
      const list = (key?: string) =>
        staff.get<Page<MatterItem>>(
          `${API}/ledger/matters?figure=${id}&figureFrom=2026-01-01&figureTo=2026-12-31${key === undefined ? '' : `&key=${encodeURIComponent(key)}`}`,
        );
      if (measure === 'count') expect([id, (await list()).total]).toEqual([id, value]);
      if (measure === 'breakdown')
        for (const part of parts.filter((one) => one.key !== ''))
          expect([id, part.key, (await list(part.key)).total]).toEqual([id, part.key, part.count]);
      opened += 1;
    }
    expect(opened).toBeGreaterThan(12);
  });

  it('shows an adviser their own, a clerk their community, the street everything, and nobody more', async () => {
    const consultations = async (person: string, query = '') => {
      const client = await world.signIn(person);
      const answer = await client.call(`${API}/figures?${YEAR}&only=consultations,adviser-matters${query}`);
      return answer.status === 200 ? ((await answer.json()) as FiguresAnswer) : answer.status;
    };
    const street = (await consultations('staff-street-1')) as FiguresAnswer;
    const own = (await consultations('staff-xinghe')) as FiguresAnswer;
    const other = (await consultations('staff-street-1', '&area=xinghe')) as FiguresAnswer;
    const adviser = (await consultations('adviser-xinghe')) as FiguresAnswer;
    expect(own).toEqual(other);
    expect(figure(own, 'consultations').value!).toBeLessThan(figure(street, 'consultations').value!);
    expect(figure(adviser, 'adviser-matters').parts.map(({ key }) => key)).toEqual(['adviser-xinghe']);
    expect(await consultations('staff-xinghe', '&area=heping')).toBe(403);
    expect(await consultations('adviser-xinghe', '&person=adviser-heping')).toBe(403);
    const client = await world.signIn('staff-xinghe');
    const { areas } = await client.get<Choices>(`${API}/figures/choices`);
    expect(areas.map(({ id }) => id)).toEqual(['xinghe', 'xinghe-1', 'xinghe-2', 'xinghe-3']);
  });

  it('have no number, and say why, where a filter does not fit what they count', async () => {
    const staff = await world.signIn('staff-street-1');
    const asked = `${YEAR}&channel=web&topic=${encodeURIComponent('劳动纠纷')}`;
    const answer = await staff.get<FiguresAnswer>(`${API}/figures?${asked}`);
    const unfit = (id: string) => figure(answer, id).unfit;
    expect(figure(answer, 'cases-accepted')).toMatchObject({
      ...{ value: null, parts: [], unfit: '不适用：调解案件不分咨询类别和咨询渠道' },
    });
    expect(unfit('prevented')).toBe(unfit('cases-accepted'));
    expect(unfit('outreach-visit')).toBe('不适用：活动登记不分咨询类别和咨询渠道');
    expect(unfit('consultations')).toBeUndefined();
    const own = await staff.get<FiguresAnswer>(`${API}/figures?${YEAR}&person=adviser-xinghe`);
    expect(own.figures.filter((one) => one.unfit !== undefined)).toEqual([]);
    const csv = await (await staff.call(`${API}/figures/export?format=csv&${asked}`)).text();
    expect(csv).toMatch(/调解受理,,—,件,.*,不适用：调解案件不分/);
    expect(csv).not.toMatch(/调解受理,,0/);
  });

  it('of a period that is not over are laid beside the same days a year before', async () => {
    const staff = await world.signIn('staff-street-1');
    const against = async (to: string) =>
      (await staff.get<FiguresAnswer>(`${API}/figures?from=2026-01-01&to=${to}&only=consultations`)).against
        .period;
    world.clock.set('2026-11-22T23:30:00+08:00');
    expect(await against('2026-12-31')).toEqual({ from: '2025-01-01', to: '2025-11-22' });
    expect(await against('2026-06-30')).toEqual({ from: '2025-01-01', to: '2025-06-30' });
  });
});

describe('the ledger', () => {
  it('pages, sorts and filters on the server; a story is read under its right and noted', async () => {
    const clerk = await world.signIn('staff-xinghe');
    const list = (query: string) => clerk.get<Page<MatterItem>>(`${API}/ledger/matters?${query}`);
    const all = await list('size=100&sort=opened');
    expect(all.rows.map(({ opened }) => opened)).toEqual(all.rows.map(({ opened }) => opened).toSorted());
    expect(new Set(all.rows.map(({ area }) => area))).toEqual(new Set(['xinghe']));
    const second = await list('size=5&page=2&sort=-number');
    expect(second.rows.map(({ number }) => number)).toEqual(
      all.rows
        .map(({ number }) => number)
        .toSorted()
        .reverse()
        .slice(5, 10),
    );
    const handled = await list('answered=person&size=100');
    expect(handled.total).toBe(all.rows.filter(({ answered }) => answered === 'person').length);
    const { number } = handled.rows[0]!;
    const story = await clerk.get<MatterStoryAnswer>(`${API}/ledger/matters/${number}`);
    const said = story.steps.map(({ text }) => text).join();
    expect(said).toMatch(/开始咨询.*转人工.*接手.*办结/);
    const foreign = await world.signIn('staff-heping');
    expect((await foreign.call(`${API}/ledger/matters/${number}`)).status).toBe(403);
    expect((await foreign.call(`${API}/ledger/matters/2026-999999`)).status).toBe(404);
    const { rows } = await world.storage.staff.searchAudit({ subject: number, limit: 10, offset: 0 });
    expect(rows).toMatchObject([{ actor: 'staff-xinghe', action: 'ledger.read' }]);
    expect((await clerk.call(`${API}/ledger/matters?sort=password`)).status).toBe(400);
  });

  it('exports every row, no formula alive, and only for who may', async () => {
    const staff = await world.signIn('staff-street-1');
    const { total } = await staff.get<Page<MatterItem>>(`${API}/ledger/matters`);
    const csv = await (await staff.call(`${API}/ledger/matters/export?format=csv`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(total + 1);
    expect(csv).toContain("'=HYPERLINK(");
    expect(csv).not.toMatch(/(^|,|")=HYPERLINK/m);
    const workbook = new exceljs.Workbook();
    const bytes = await (await staff.call(`${API}/ledger/matters/export`)).arrayBuffer();
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.rowCount).toBe(total + 1);
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(exceljs.ValueType.Formula);
        expect(String(cell.value)).not.toMatch(/^[=+@-]/);
      }),
    );
    const adviser = await world.signIn('adviser-xinghe');
    expect((await adviser.call(`${API}/ledger/matters/export`)).status).toBe(403);
    const { rows } = await world.storage.staff.searchAudit({ action: 'ledger.export', limit: 9, offset: 0 });
    expect(rows).toHaveLength(2);
  });

  it('keeps views for the one who saved them', async () => {
    const one = await world.signIn('staff-xinghe');
    const two = await world.signIn('staff-heping');
    const saved = await jsonOf<{ id: string }>(
      await one.post(`${API}/ledger/views`, { page: 'matters', name: '超时', query: 'finished=late' }),
    );
    await one.post(`${API}/ledger/views`, {
      page: 'matters',
      name: '超时',
      query: 'finished=late&sort=wait',
    });
    const views = (client: StaffClient) =>
      client.get<{ views: unknown[] }>(`${API}/ledger/views?page=matters`);
    expect(await views(one)).toMatchObject({ views: [{ id: saved.id, query: 'finished=late&sort=wait' }] });
    expect(await views(two)).toEqual({ views: [] });
    expect((await two.call(`${API}/ledger/views/${saved.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await one.call(`${API}/ledger/views/${saved.id}`, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('the outreach log', () => {
  it('is entered, changed and removed by who may, and counted', async () => {
    const adviser = await world.signIn('adviser-xinghe');
    const made = await jsonOf<OutreachItem>(await enter(adviser));
    expect(made).toMatchObject({
      person: 'adviser-xinghe',
      kindName: '走访',
      areaName: '星河社区',
      mine: true,
    });
    expect((await enter(adviser, { person: 'adviser-heping' })).status).toBe(403);
    expect((await enter(adviser, { day: '2027-01-01' })).status).toBe(400);
    const foreign = await world.signIn('staff-heping');
    expect((await foreign.call(`${API}/outreach/${made.id}`, { method: 'DELETE' })).status).toBe(403);
    const staff = await world.signIn('staff-street-1');
    const answer = await staff.get<FiguresAnswer>(`${API}/figures?${YEAR}&only=outreach-visit,adviser-work`);
    expect(figure(answer, 'outreach-visit').value).toBe(2);
    const rows = await staff.get<Page<OutreachItem>>(`${API}/outreach?figure=adviser-work&key=visit`);
    expect(rows).toMatchObject({ total: 1, rows: [{ id: made.id, people: 5 }] });
  });

  it('takes a sheet, names every bad row, enters nothing by halves and nothing twice', async () => {
    const staff = await world.signIn('staff-street-1');
    const template = new Uint8Array(await (await staff.call(`${API}/outreach/template`)).arrayBuffer());
    const sheetOf = async (rows: unknown[][]) => {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.load(template as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      for (const [i, row] of rows.entries())
        workbook.worksheets[0]!.getRow(i + 2).values = row as exceljs.CellValue[];
      return new Uint8Array(await workbook.xlsx.writeBuffer());
    };
    const send = async (bytes: Uint8Array, mode: string) => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], '登记.xlsx'));
      return staff.call(`${API}/outreach/import?mode=${mode}`, { method: 'POST', body: form });
    };
    const good = ['2026-03-01', '法治讲座', 1, 45, '星河社区', '活动室', 'adviser-xinghe', '民法典'];
    const bad = [
      good,
      ['2026-02-30', '法治讲座', 1, 45, '星河社区', '', 'adviser-xinghe', ''],
      [new Date('2026-03-02T00:00:00Z'), '跳舞', -1, '', '火星', '', '无此人', ''],
      ['2027-03-01', '走访', 1.5, '', '', '', 'adviser-xinghe', ''],
    ];
    const refused = await jsonOf<ImportAnswer>(await send(await sheetOf(bad), 'all-or-nothing'));
    expect(refused).toMatchObject({ read: 4, entered: 0 });
    expect(refused.problems.map(({ row, column }) => [row, column])).toEqual([
      [3, '日期'],
      [4, '种类'],
      [4, '数量'],
      [4, '社区'],
      [4, '人员'],
      [5, '日期'],
      [5, '数量'],
    ]);
    const two = await sheetOf([good, good]);
    expect(await jsonOf(await send(two, 'all-or-nothing'))).toMatchObject({
      read: 2,
      entered: 2,
      repeated: 0,
    });
    expect(await jsonOf(await send(two, 'all-or-nothing'))).toMatchObject({ entered: 0, repeated: 2 });
    expect(await jsonOf(await send(await sheetOf(bad), 'skip-bad'))).toMatchObject({
      entered: 0,
      repeated: 1,
    });
    expect((await send(new TextEncoder().encode('not a sheet'), 'check')).status).toBe(400);
    const context = { directory: world.directory, today: '2026-12-31' as never, by: 'x' };
    const { entries } = await readOutreachSheet(two, context);
    expect(entries[0]).toMatchObject({
      kind: 'lecture',
      people: 45,
      area: 'xinghe',
      person: 'adviser-xinghe',
    });
  });
});

describe('the yearly report', () => {
  it('frozen, it stays; what changes afterwards shows as a difference', async () => {
    const staff = await world.signIn('staff-street-1');
    await enter(staff, { person: 'adviser-xinghe' });
    const report = await staff.get<ReportAnswer>(`${API}/report?year=2026`);
    const frozen = await jsonOf<FrozenItem>(await staff.post(`${API}/report/frozen`, { year: 2026 }));
    await enter(staff, { person: 'adviser-xinghe', count: 3 });
    const later = await staff.get<FrozenAnswer>(`${API}/report/frozen/${frozen.id}`);
    expect(later.report).toEqual(report);
    expect(later.differences).toContainEqual({
      ...{ figure: 'outreach-visit', name: '走访', part: null, frozen: 2, now: 5 },
    });
    const clerk = await world.signIn('staff-heping');
    expect((await clerk.call(`${API}/report/frozen/${frozen.id}`)).status).toBe(404);
    expect((await clerk.call(`${API}/report?year=2026&area=xinghe`)).status).toBe(403);
    const adviser = await world.signIn('adviser-xinghe');
    expect((await adviser.call(`${API}/report?year=2026`)).status).toBe(403);
    const docx = await staff.call(`${API}/report/file?year=2026&format=docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
    expect((await docx.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  });
});
