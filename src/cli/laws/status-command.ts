import { Command } from 'commander';
import { openLibrary } from '../../knowledge/statutes/library.ts';
import type { LawsDeps } from '../laws.ts';
import { readAsOf } from '../options.ts';

export function statusCommand(deps: LawsDeps): Command {
  return new Command('status')
    .description('法规库里有什么、什么时候导入的')
    .option('--as-of <日期>', '按这一天算有效与否，YYYY-MM-DD，默认今天')
    .option('--json', '输出 JSON')
    .action((flags: { asOf?: string; json?: boolean }) => {
      const library = openLibrary(deps.dataDir);
      try {
        const asOf = readAsOf(flags.asOf) ?? deps.today;
        const status = library.status(asOf);
        if (flags.json) {
          deps.out.write(`${JSON.stringify({ asOf, ...status }, null, 2)}\n`);
          return;
        }
        if (status.generation === undefined) {
          deps.out.write('还没有导入法规：npm run laws -- install，或 npm run laws -- import <文件夹>。\n');
          return;
        }
        const lines = [
          `法规库 ${status.generation}，导入于 ${status.importedAt}`,
          `  法规 ${status.statutes} 部，版本 ${status.versions} 个，条文 ${status.articles} 条；${asOf} 有效 ${status.articlesInForce} 条`,
          ...status.collections.map(({ name, files, at }) => `  来源 ${name}：${files} 个文件，${at}`),
        ];
        deps.out.write(`${lines.join('\n')}\n`);
      } finally {
        library.close();
      }
    });
}
