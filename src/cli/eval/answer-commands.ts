import { Command } from 'commander';
import { renderReply } from '../../channels/terminal/render.ts';
import type { Config } from '../../config.ts';
import { takeTurn } from '../../consultation/flow.ts';
import { loneTurn } from '../../consultation/turns/lone-turn.ts';
import { evalConsultations } from '../../eval/consultations.ts';
import { evalNotFound } from '../../eval/not-found.ts';
import { evalRetrieval, formatRetrievalReport } from '../../eval/retrieval.ts';
import { readCount } from '../options.ts';
import { askAlone, everydayOf, notFoundFiles } from './own.ts';
import {
  dayOf,
  EVALS,
  halfOption,
  type Measured,
  type OnDataset,
  onDataset,
  print,
  withIndex,
} from './shared.ts';

/** What is found, and what is answered from it. */
export function answerCommands(config: Config): Command[] {
  return [
    onDataset('retrieval', '检索：题目的相关条文排在第几', 'retrieval.jsonl')
      .option('--as-of <date>', '按这一天有效的法律')
      .option('--top <n>', '排名取多长', '100')
      .option('--out <file>', '每题的排名写到这个文件')
      .action(({ dataset, out, top, ...options }: OnDataset & { top: string }) =>
        withIndex(config, async (app) => {
          const report = await evalRetrieval({
            retriever: app.retriever,
            library: app.mind().library,
            dataset,
            asOf: dayOf(options),
            top: readCount(top),
            ...(out ? { out } : {}),
          });
          print(options, report, formatRetrievalReport(report));
        }),
      ),

    onDataset('consultations', '整条答复：引用是否相关、是否现行有效')
      .option('--as-of <date>', '按这一天有效的法律')
      .option('--out <file>', '每题的答复写到这个文件')
      .action(({ dataset, out, ...options }: OnDataset) =>
        withIndex(config, async (app) => {
          const asOf = dayOf(options);
          const flow = { ...app.flow, today: () => asOf };
          const report = await evalConsultations({
            dataset,
            asOf,
            ...(out ? { out } : {}),
            ask: (question) => takeTurn(flow, loneTurn(question, app.flow.clock.now())),
            render: renderReply,
            library: app.mind().library,
          });
          print(options, report);
        }),
      ),

    onDataset('everyday', '日常问题：答复开头说的是不是正事', 'everyday.jsonl')
      .addOption(halfOption())
      .action(({ dataset, half, ...options }: OnDataset) =>
        withIndex(config, async (app) => print(options, await everydayOf(app, dataset, half))),
      ),

    new Command('not-found')
      .description('没有合适内容：该说没有的说了没有，该答的答了')
      .option('--json', '输出 JSON')
      .action((options: Measured) =>
        withIndex(config, async (app) =>
          print(options, await evalNotFound((text) => askAlone(app, text), notFoundFiles(EVALS))),
        ),
      ),
  ];
}
