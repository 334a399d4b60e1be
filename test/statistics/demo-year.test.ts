import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { type DemoMade, makeDemo } from '../../src/demo/make-demo.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { reportFile } from '../../src/statistics/export/report-file.ts';
import type { Report } from '../../src/statistics/report/report.ts';
import { communityOf } from '../../src/statistics/scope.ts';
import { createStatistics, type StatisticsService } from '../../src/statistics/statistics-service.ts';
import { openStorage, type Storage } from '../../src/storage/open-storage.ts';
import { recount, recountFigures } from './recount.ts';
import { recountCases } from './recount-cases.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'falin-demo-'));
const clock = fixedClock('2026-11-22T10:00:00+08:00');
let storage: Storage;
let made: DemoMade;
let directory: Directory;
let report: Report;
let service: StatisticsService;

beforeAll(async () => {
  const knowledge = await loadKnowledge([join(import.meta.dirname, '../../knowledge')]);
  directory = knowledge.directory;
  made = await makeDemo({ ...knowledge, dataDir, clock, seed: 7, residents: 120 });
  storage = await openStorage({ dataDir, clock });
  service = createStatistics({
    ...storage,
    directory: () => directory,
    topics: () => knowledge.topics,
    clock,
    demo: true,
  });
  report = await service.yearReport(2026, undefined, undefined);
}, 120_000);
afterAll(async () => {
  await storage?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const figures = () => report.tables.flatMap((table) => table.figures);

describe('the report of the demo year', () => {
  it.each([
    ['this year', { from: '2026-01-01', to: '2026-12-31' }, 'count'],
    // The year is not over: what it is laid beside is not a whole one.
    ['the same days a year before', { from: '2025-01-01', to: '2025-11-22' }, 'before'],
  ] as const)('is, figure by figure, what a recount of %s finds', (_said, asked, column) => {
    const expected = {
      ...recountFigures(recount(made.events), asked),
      ...recountCases(made.cases, asked),
    };
    const areas = expected['consultations-by-area'] as Record<string, number>;
    expected['consultations-by-area'] = Object.fromEntries(
      Object.entries(areas).map(([area, n]) => [communityOf(directory, area), n]),
    );
    const found = Object.fromEntries(
      figures().map(({ id, value, before, parts }) => [
        id,
        typeof expected[id] === 'object' && expected[id] !== null
          ? Object.fromEntries(parts.filter((p) => p[column] !== 0).map((p) => [p.key, p[column]]))
          : column === 'count'
            ? value
            : before,
      ]),
    );
    expect(found).toMatchObject(withoutZeros(expected));
    expect(found.consultations).toBeGreaterThan(50);
    expect(found['cases-accepted']).toBeGreaterThan(3);
  });

  it('has the same numbers in .xlsx, in .docx and in words, and says that it is a demo', async () => {
    const workbook = new exceljs.Workbook();
    const bytes = await reportFile(report, 'xlsx');
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...report.tables.map(({ name }) => name),
      '指标说明',
      '文字稿',
    ]);
    for (const table of report.tables) {
      const sheet = workbook.getWorksheet(table.name)!;
      const read: unknown[][] = [];
      sheet.eachRow((row, n) => {
        if (n > 1) read.push([1, 2, 4, 5].map((i) => row.getCell(i).value ?? ''));
      });
      expect(read).toEqual(
        table.figures.flatMap(({ name, value, before, parts }) => [
          [name, '', value ?? '—', before ?? '—'],
          ...parts.map((part) => ['', part.label, part.count, part.before]),
        ]),
      );
    }
    const { value: text } = await mammoth.extractRawText({ buffer: await reportFile(report, 'docx') });
    for (const paragraph of report.paragraphs) expect(text).toContain(paragraph.text);
    for (const { definition } of figures()) expect(text).toContain(definition);
    expect(text).toContain('演示数据');
    const total = figures().find(({ id }) => id === 'consultations')!.value;
    expect(text).toContain(`受理法律咨询${total}件`);
    expect((await reportFile(report, 'csv')).toString()).toContain(`法律咨询,咨询件数,,件,${total},`);
    expect((await reportFile(report, 'md')).toString()).toContain('演示数据');
  });

  it('says of a year that is not over how far it is counted and what it is compared with', async () => {
    const markdown = (await reportFile(report, 'md')).toString();
    expect(markdown).toContain('统计截至2026年11月22日，与上年同期（2025年1月1日至2025年11月22日）相比。');
    expect(markdown).toContain('| 本期（截至11月22日） | 上年同期 |');
    expect(report.paragraphs[0]!.text).toMatch(/^2026年（截至11月22日），.*?[比与]上年同期/);
    const over = await service.yearReport(2025, undefined, undefined);
    expect(over.before).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect((await reportFile(over, 'md')).toString()).toContain('| 本期 | 上年同期 |');
    expect(over.paragraphs[0]!.text).toMatch(/^2025年，/);
  });

  it('is the same for the same seed and day, and goes into no database that holds anything', async () => {
    const knowledge = await loadKnowledge([join(import.meta.dirname, '../../knowledge')]);
    const again = mkdtempSync(join(tmpdir(), 'falin-demo-'));
    try {
      const other = await makeDemo({ ...knowledge, dataDir: again, clock, seed: 7, residents: 120 });
      expect(other.events).toEqual(made.events);
      const refused = makeDemo({ ...knowledge, dataDir: again, clock, seed: 8, residents: 1 });
      await expect(refused).rejects.toThrow('只写进空的数据库');
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  }, 60_000);
});

function withoutZeros(expected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).filter(([, n]) => n !== 0))
        : value,
    ]),
  );
}
