import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge, WORDS_DIR } from '../app/knowledge-dirs.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { localDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';
import { checkKnowledge, type KnowledgeFault } from '../eval/check-knowledge.ts';
import { checkNamedRules } from '../eval/check-named-rules.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import { openLibrary } from '../knowledge/statutes/library.ts';

const TITLES: Record<KnowledgeFault['kind'], string> = {
  missing: '引用的条文不存在或者已经失效',
  gate: '数字、期限、引文在所引条文里找不到',
  copied: '照抄了条文',
  changed: '所引条文在审核日期之后改过，请重看',
};

/** `npm run laws -- check`: everything our knowledge cites, against the statutes in force today. */
export function checkCommand(config: Config): Command {
  return new Command('check')
    .description('核对知识库：引用的条文都现行有效，数字都有出处，没有照抄')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const library = openLibrary(config.dataDir);
      const today = localDate(systemClock.now());
      const status = library.status(today);
      if (!status.generation)
        throw new InvalidInput('还没有导入法律法规，无从核对。先运行 npm run laws -- install 或者 import。');
      const knowledge = await readKnowledge(knowledgeDirsOf(config));
      const faults = [
        ...checkKnowledge(knowledge, library, today),
        ...checkNamedRules(WORDS_DIR, library, today),
      ];
      library.close();
      const broken = faults.filter((fault) => fault.kind !== 'changed').length + knowledge.problems.length;
      if (options.json)
        process.stdout.write(`${JSON.stringify({ problems: knowledge.problems, faults }, null, 2)}\n`);
      else process.stdout.write(`${report(knowledge, faults, status.articlesInForce)}\n`);
      if (broken > 0) process.exitCode = 1;
    });
}

function report(knowledge: Knowledge, faults: readonly KnowledgeFault[], articles: number): string {
  const lines = [
    `办事指南 ${knowledge.guides.length} 篇，条文白话 ${knowledge.digests.length} 条，对照现行条文 ${articles} 条`,
  ];
  for (const { file, line, reason } of knowledge.problems) lines.push(`  读不了 ${file}:${line} ${reason}`);
  for (const kind of ['missing', 'gate', 'copied', 'changed'] as const) {
    const list = faults.filter((fault) => fault.kind === kind);
    lines.push(`${TITLES[kind]}：${list.length}`);
    for (const { file, line, detail } of list) lines.push(`  ${file}:${line} ${detail}`);
  }
  return lines.join('\n');
}
