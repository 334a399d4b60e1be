import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { InvalidInput, NotFound } from '../core/errors.ts';
import type { AreaId } from '../core/ids.ts';
import { REPORT_FORMATS, type ReportFormat, reportFile } from '../statistics/export/report-file.ts';
import { areasOf } from '../statistics/scope.ts';
import { createStatistics } from '../statistics/statistics-service.ts';
import { withStorage } from './with-storage.ts';

/** `npm run report -- year 2026 --area heping --format docx --out report.docx` */
export function reportYearCommand(config: Config): Command {
  return new Command('year')
    .description('年度报告：全部指标、上年同期、文字稿')
    .argument('<year>', '哪一年')
    .option('--area <id>', '区域的 id 或名称；不写是全部')
    .option('--format <format>', REPORT_FORMATS.join('、'), 'md')
    .option('--out <file>', '写到文件；xlsx 和 docx 不写时用报告的名字')
    .action(async (year: string, options: { area?: string; format: string; out?: string }) => {
      const format = REPORT_FORMATS.find((one) => one === options.format);
      if (!format) throw new InvalidInput(`格式只能是 ${REPORT_FORMATS.join('、')}`);
      if (!/^20\d{2}$/.test(year)) throw new InvalidInput('年份要写成 2026');
      await withStorage(config, async (storage) => {
        const { directory, topics } = await readKnowledge(knowledgeDirsOf(config));
        const area =
          options.area === undefined
            ? undefined
            : directory.areas.find(({ id, name }) => id === options.area || name === options.area);
        if (options.area !== undefined && !area) throw new NotFound(`没有「${options.area}」这个区域`);
        const service = createStatistics({
          ...storage,
          directory: () => directory,
          topics: () => topics,
          clock: systemClock,
          demo: config.demo,
        });
        const areas = area && areasOf(directory, area.id as AreaId);
        const report = await service.yearReport(Number(year), area?.id, areas);
        await put(await reportFile(report, format), format, options.out, report.title);
      });
    });
}

async function put(
  bytes: Buffer,
  format: ReportFormat,
  out: string | undefined,
  title: string,
): Promise<void> {
  const file = out ?? (format === 'xlsx' || format === 'docx' ? `${title}.${format}` : undefined);
  if (file === undefined) {
    process.stdout.write(bytes);
    return;
  }
  await writeFile(file, bytes);
  process.stderr.write(`已写到 ${file}\n`);
}
