import { Command } from 'commander';
import { openLibrary } from '../../knowledge/statutes/library.ts';
import { normaliseTitle } from '../../knowledge/statutes/title.ts';
import type { LawsDeps } from '../laws.ts';
import { readAsOf } from '../options.ts';

export function listCommand(deps: LawsDeps): Command {
  return new Command('list')
    .description('列出库中的法规和现行版本')
    .argument('[关键字]', '只列名称里有这几个字的')
    .option('--kind <种类>', '只列一种：法律、行政法规、司法解释、部门规章……')
    .option('--as-of <日期>', '按这一天算有效与否，YYYY-MM-DD，默认今天')
    .option('--json', '输出 JSON')
    .action((words: string | undefined, flags: { kind?: string; asOf?: string; json?: boolean }) => {
      const library = openLibrary(deps.dataDir);
      try {
        const asOf = readAsOf(flags.asOf) ?? deps.today;
        const key = words === undefined ? '' : normaliseTitle(words);
        const entries = library
          .list(asOf)
          .filter(
            ({ statute }) =>
              statute.key.includes(key) && (flags.kind === undefined || statute.kind === flags.kind),
          );
        if (flags.json) {
          deps.out.write(
            `${JSON.stringify({ asOf, statutes: entries.map(({ statute, current, versions }) => ({ ...statute, current, versions })) }, null, 2)}\n`,
          );
          return;
        }
        for (const { statute, current, versions } of entries) {
          const state = current ? `${current.effective} 起施行` : '今日无有效文本';
          deps.out.write(
            `${statute.kind}　${statute.title}　${state}${versions > 1 ? `　共 ${versions} 个版本` : ''}\n`,
          );
        }
        const inForce = entries.filter(({ current }) => current !== undefined).length;
        deps.out.write(
          entries.length === 0
            ? '没有符合的法规。\n'
            : `共 ${entries.length} 部，${asOf} 有效 ${inForce} 部。\n`,
        );
      } finally {
        library.close();
      }
    });
}
