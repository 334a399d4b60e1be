import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Config } from '../../config.ts';
import { evalFollowUps } from '../../eval/followups.ts';
import { evalGate } from '../../eval/gate.ts';
import { evalGuides } from '../../eval/guides.ts';
import { evalRouting } from '../../eval/routing.ts';
import { evalSafety } from '../../eval/safety.ts';
import { evalTopics } from '../../eval/topics.ts';
import { withApp } from '../with-app.ts';
import { EVALS, halfOption, type OnDataset, onDataset, print } from './shared.ts';

/** One part of the flow each, by itself. */
export function partCommands(config: Config): Command[] {
  return [
    onDataset('topics', '咨询类别', 'topics.jsonl')
      .option('--out <file>', '每题的类别写到这个文件')
      .action((options: OnDataset) =>
        withApp(config, async (app) => {
          const { classifier, sources } = app.mind();
          const { topics } = sources.knowledge;
          const { results, ...report } = await evalTopics({ classifier, topics }, options);
          if (options.out)
            await writeFile(options.out, results.map((row) => `${JSON.stringify(row)}\n`).join(''));
          print(options, report);
        }),
      ),

    onDataset('routing', '消息分类：问题、办事、纠纷、找人……', 'routing.jsonl').action((options: OnDataset) =>
      withApp(config, async (app) => print(options, await evalRouting(app.mind(), options))),
    ),

    onDataset('followups', '追问是否接得上', 'followups.jsonl').action((options: OnDataset) =>
      withApp(config, async (app) => print(options, await evalFollowUps(app.mind(), options))),
    ),

    onDataset('safety', '紧急情况识别', 'safety.jsonl')
      .addOption(halfOption())
      .action(({ dataset, half, ...options }: OnDataset) =>
        withApp(config, async (app) =>
          print(
            options,
            await evalSafety({ check: app.mind().safety }, { datasets: [dataset], ...(half && { half }) }),
          ),
        ),
      ),

    onDataset('gate', '引用核对：编造、错引、改数、失效版本', 'gate.jsonl').action(
      async (options: OnDataset) => print(options, await evalGate({ evalsDir: EVALS }, options)),
    ),

    onDataset('guides', '办事指南：选得对不对，把握准不准', 'guides.jsonl')
      .addOption(halfOption())
      .action((options: OnDataset) =>
        withApp(config, async (app) =>
          print(options, await evalGuides({ matcher: app.mind().guides }, options)),
        ),
      ),
  ];
}
