import { Command } from 'commander';
import { InvalidInput } from '../../core/errors.ts';
import { importStatutes } from '../../knowledge/statutes/import.ts';
import type { ImportReport } from '../../knowledge/statutes/import-report.ts';
import { openSource } from '../../knowledge/statutes/sources/open-source.ts';
import type { LawsDeps } from '../laws.ts';
import { startProgress } from './progress.ts';
import { reportText } from './report-text.ts';

export interface ImportFlags {
  name?: string;
  sha256?: string;
  replace?: boolean;
  force?: boolean;
  verbose?: boolean;
  json?: boolean;
}

export function importCommand(deps: LawsDeps): Command {
  return new Command('import')
    .description('导入一个法规集：文件夹、.tar.gz、.zip，或它们的 http(s) 地址')
    .argument('[来源]', '文件夹、压缩包或网址')
    .option('--name <名称>', '这个来源的名称；同名的来源会被替换，其余保留')
    .option('--sha256 <校验和>', '压缩包应有的 SHA-256，不符就不导入')
    .option('--replace', '先清掉已有的全部法规')
    .option('--force', '来源比上次少一半以上也照样替换')
    .option('--verbose', '列出跳过的每个文件')
    .option('--json', '输出 JSON')
    .action(async (where: string | undefined, flags: ImportFlags) => {
      if (where === undefined) throw new InvalidInput('要写出从哪里导入：一个文件夹、压缩包或网址。');
      const report = await runImport(deps, where, flags);
      deps.out.write(
        `${flags.json ? JSON.stringify(report, null, 2) : reportText(report, flags.verbose ?? false)}\n`,
      );
    });
}

export async function runImport(deps: LawsDeps, where: string, flags: ImportFlags): Promise<ImportReport> {
  const progress = startProgress(deps.err);
  try {
    return await importStatutes({
      dataDir: deps.dataDir,
      source: openSource(where, { sha256: flags.sha256, onDownload: progress.onDownload }),
      today: deps.today,
      now: () => new Date(),
      ...(flags.name === undefined ? {} : { name: flags.name }),
      replace: flags.replace ?? false,
      force: flags.force ?? false,
      onProgress: progress.onImport,
    });
  } finally {
    progress.stop();
  }
}
