import { Command } from 'commander';
import { describeError, FalinError, Unavailable } from '../../core/errors.ts';
import type { ImportReport } from '../../knowledge/statutes/import-report.ts';
import type { LawsDeps } from '../laws.ts';
import { runImport } from './import-command.ts';
import { reportText } from './report-text.ts';

/** Fetches and imports every configured collection; one that fails does not keep the others out. */
export function installCommand(deps: LawsDeps): Command {
  return new Command('install')
    .description('下载并导入两个公开的法规集（地址见 LAWS_JUST_LAWS_URL、LAWS_LAWREFBOOK_URL）')
    .option('--verbose', '列出跳过的每个文件')
    .option('--force', '来源比上次少一半以上也照样替换')
    .option('--json', '输出 JSON')
    .action(async (flags: { verbose?: boolean; force?: boolean; json?: boolean }) => {
      const results: { name: string; report?: ImportReport; error?: string }[] = [];
      for (const { name, url, sha256 } of deps.collections) {
        if (!flags.json) deps.out.write(`${name}：\n`);
        try {
          const report = await runImport(deps, url, { ...flags, name, ...(sha256 ? { sha256 } : {}) });
          results.push({ name, report });
          if (!flags.json) deps.out.write(`${reportText(report, flags.verbose ?? false)}\n`);
        } catch (error) {
          if (!(error instanceof FalinError)) throw error;
          results.push({ name, error: describeError(error) });
          if (!flags.json) deps.err.write(`${describeError(error)}\n`);
        }
      }
      if (flags.json) deps.out.write(`${JSON.stringify(results, null, 2)}\n`);
      const failed = results.filter(({ error }) => error !== undefined).map(({ name }) => name);
      if (failed.length > 0) {
        throw new Unavailable(
          `没有装上：${failed.join('、')}。可以在有网络的机器上下载压缩包，再用 npm run laws -- import <压缩包> --name <名称> 导入。`,
        );
      }
    });
}
