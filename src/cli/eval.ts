import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { knowledgeDirsOf, readKnowledge } from '../app/knowledge-dirs.ts';
import { renderReply } from '../channels/terminal/render.ts';
import type { Config } from '../config.ts';
import { takeTurn } from '../consultation/flow.ts';
import { loneTurn } from '../consultation/turns/lone-turn.ts';
import { systemClock } from '../core/clock.ts';
import { type LocalDate, localDate, parseLocalDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';
import { formatComparison } from '../eval/comparison.ts';
import { evalConsultations } from '../eval/consultations.ts';
import { formatFitReport, runFit } from '../eval/fit.ts';
import { evalFollowUps } from '../eval/followups.ts';
import { evalGate } from '../eval/gate.ts';
import { evalGuides, runGuidesFit } from '../eval/guides.ts';
import { evalNotFound } from '../eval/not-found.ts';
import { evalRetrieval, formatRetrievalReport } from '../eval/retrieval.ts';
import { evalRouting } from '../eval/routing.ts';
import { evalSafety } from '../eval/safety.ts';
import { evalTopics } from '../eval/topics.ts';
import { passagesOfKnowledge } from '../knowledge/passages.ts';
import { openLibrary } from '../knowledge/statutes/library.ts';
import { readTokenizer } from '../retrieval/tokens/tokenizer.ts';
import { askAlone, evalOwn, everydayOf, notFoundFiles } from './eval-own.ts';
import { evalPublic, type PublicSets } from './eval-public.ts';
import { fitAnswerableFrom } from './fit-answerable.ts';
import { fitSafetyFrom } from './fit-safety.ts';
import { withApp } from './with-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EVALS = join(ROOT, 'evals');
const GUIDE_SETS = ['guides.jsonl', 'guides-fresh.jsonl', 'guides-short.jsonl'].map((file) =>
  join(EVALS, file),
);
/** Of a hundred messages at most so many may be answered from a wrong guide; the threshold is chosen for it. */
const ALLOWED_WRONG = 0.03;

interface Options {
  dataset?: string;
  asOf?: string;
  top?: string;
  out?: string;
  json?: boolean;
  folds?: string;
  write?: boolean;
  half?: 'dev' | 'test';
}

/** `npm run eval -- …`: measures on a data set, ours or another. */
export function evalCommand(config: Config): Command {
  const quiet: Config = {
    ...config,
    telegram: undefined,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  };
  const command = new Command('eval').description('评测');
  const sub = (name: string, description: string, own?: string) => {
    const dataset = new Option('--dataset <file>', '数据集，一行一个 JSON');
    return command
      .command(name)
      .description(description)
      .addOption(
        own === undefined ? dataset.makeOptionMandatory() : dataset.default(join(EVALS, own), `evals/${own}`),
      )
      .option('--json', '输出 JSON');
  };
  const print = (options: Options, report: object, text = () => JSON.stringify(report, null, 2)) => {
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : text()}\n`);
  };

  sub('retrieval', '检索：题目的相关条文排在第几', 'retrieval.jsonl')
    .option('--as-of <date>', '按这一天有效的法律')
    .option('--top <n>', '排名取多长', '100')
    .option('--out <file>', '每题的排名写到这个文件')
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        await app.retriever.settled();
        const report = await evalRetrieval({
          retriever: app.retriever,
          library: app.mind().library,
          dataset: options.dataset!,
          asOf: dayOf(options),
          top: positive(options.top, 100),
          ...(options.out ? { out: options.out } : {}),
        });
        print(options, report, () => formatRetrievalReport(report));
      }),
    );

  sub('consultations', '整条答复：引用是否相关、是否现行有效')
    .option('--as-of <date>', '按这一天有效的法律')
    .option('--out <file>', '每题的答复写到这个文件')
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        await app.retriever.settled();
        const asOf = dayOf(options);
        const flow = { ...app.flow, today: () => asOf };
        const report = await evalConsultations({
          dataset: options.dataset!,
          asOf,
          ...(options.out ? { out: options.out } : {}),
          ask: (question) => takeTurn(flow, loneTurn(question, app.flow.clock.now())),
          render: renderReply,
          library: app.mind().library,
        });
        print(options, report);
      }),
    );

  sub('topics', '咨询类别', 'topics.jsonl')
    .option('--out <file>', '每题的类别写到这个文件')
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        const { results, ...report } = await evalTopics(
          { classifier: app.mind().classifier, topics: app.mind().sources.knowledge.topics },
          { dataset: options.dataset! },
        );
        if (options.out) await writeLines(options.out, results);
        print(options, report);
      }),
    );

  sub('routing', '消息分类：问题、办事、纠纷、找人……', 'routing.jsonl').action((options: Options) =>
    withApp(quiet, async (app) =>
      print(options, await evalRouting({ classifier: app.mind().classifier }, { dataset: options.dataset! })),
    ),
  );
  sub('followups', '追问是否接得上', 'followups.jsonl').action((options: Options) =>
    withApp(quiet, async (app) =>
      print(
        options,
        await evalFollowUps({ classifier: app.mind().classifier }, { dataset: options.dataset! }),
      ),
    ),
  );
  sub('safety', '紧急情况识别', 'safety.jsonl')
    .addOption(new Option('--half <half>', '只看一半').choices(['dev', 'test']))
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        const report = await evalSafety(
          { check: app.mind().safety },
          { datasets: [options.dataset!], ...(options.half ? { half: options.half } : {}) },
        );
        print(options, report);
      }),
    );
  sub('gate', '引用核对：编造、错引、改数、失效版本', 'gate.jsonl').action(async (options: Options) =>
    print(options, await evalGate({ evalsDir: EVALS }, { dataset: options.dataset! })),
  );

  sub('guides', '办事指南：选得对不对，把握准不准', 'guides.jsonl')
    .addOption(new Option('--half <half>', '只看一半').choices(['dev', 'test']))
    .action((options: Options) =>
      withApp(quiet, async (app) =>
        print(
          options,
          await evalGuides(
            { matcher: app.mind().guides },
            { dataset: options.dataset!, ...(options.half ? { half: options.half } : {}) },
          ),
        ),
      ),
    );
  // Without the app: it would not start on the weights of another set of features.
  command
    .command('fit-safety')
    .description('拟合紧急情况的词表，写出权重')
    .requiredOption('--everyday <file...>', '真实的日常咨询（JSONL，有 question），作为反例；取一半')
    .option('--false-alarms <share>', '留出的日常消息里最多误报多少', '0.06')
    .action(({ everyday, falseAlarms }: { everyday: string[]; falseAlarms: string }) =>
      fitSafetyFrom(config, EVALS, everyday, Number(falseAlarms)),
    );

  command
    .command('not-found')
    .description('没有合适内容：该说没有的说了没有，该答的答了')
    .option('--json', '输出 JSON')
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        await app.retriever.settled();
        print(options, await evalNotFound((text) => askAlone(app, text), notFoundFiles(EVALS)));
      }),
    );

  sub('everyday', '日常问题：答复开头说的是不是正事', 'everyday.jsonl')
    .addOption(new Option('--half <half>', '只看一半').choices(['dev', 'test']))
    .action((options: Options) =>
      withApp(quiet, async (app) => {
        await app.retriever.settled();
        print(options, await everydayOf(app, options.dataset!, options.half));
      }),
    );

  command
    .command('fit-answerable')
    .description('拟合“能不能答”的权重并打印（有法条和没有法条各一半）')
    .requiredOption('--asked <file...>', '真实的问题（JSONL，有 question 或 text），取一半')
    .action(({ asked }: { asked: string[] }) => fitAnswerableFrom(quiet, EVALS, asked));

  command
    .command('fit-guides')
    .description('拟合办事指南的选择和把握（问题轮流留出），写出权重')
    .option('--dataset <file...>', '居民的问法，取其中 dev 的一半', GUIDE_SETS)
    .option('--json', '输出 JSON')
    .option('--no-write', '只算不写')
    .action(async ({ dataset, ...options }: Omit<Options, 'dataset'> & { dataset: string[] }) => {
      const report = await runGuidesFit({
        knowledge: await readKnowledge(knowledgeDirsOf(quiet)),
        tokenizer: readTokenizer(join(ROOT, 'knowledge', 'words')),
        evalsDir: EVALS,
        datasets: dataset,
        allowedWrong: ALLOWED_WRONG,
        write: options.write !== false,
        progress: (text) => process.stderr.write(`${text}\n`),
      });
      print(options, report);
    });

  command
    .command('fit')
    .description('拟合排序模型（交叉验证），写出权重')
    .requiredOption('--dataset <file...>', '数据集，可以几个一起拟合')
    .option('--json', '输出 JSON')
    .option('--as-of <date>', '按这一天有效的法律')
    .option('--folds <n>', '折数', '5')
    .option('--no-write', '只算不写')
    .action(async ({ dataset, ...options }: Omit<Options, 'dataset'> & { dataset: string[] }) => {
      const library = openLibrary(config.dataDir);
      try {
        const report = await runFit({
          library,
          passages: passagesOfKnowledge(await readKnowledge(knowledgeDirsOf(quiet))),
          tokenizer: readTokenizer(join(ROOT, 'knowledge', 'words')),
          datasets: dataset,
          unanswerable: join(EVALS, 'unanswerable.jsonl'),
          asOf: dayOf(options),
          folds: positive(options.folds, 5),
          write: options.write !== false,
          progress: (text) => process.stderr.write(`${text}\n`),
        });
        print(options, report, () => formatFitReport(report));
      } finally {
        library.close();
      }
    });

  command
    .command('all', { isDefault: true })
    .description('自己的全部评测集，低于底线就失败；给了公开数据集的，再和别人的数字并排')
    .option('--retrieval <file>', '口语问题和条文（question、relevant）')
    .option('--consultations <file>', '杂乱咨询（question、relevant）')
    .option('--topics <file>', '咨询类别（question、topic）')
    .option('--as-of <date>', '公开数据集按这一天有效的法律')
    .option('--json', '输出 JSON')
    .action((options: Options & PublicSets) =>
      withApp(quiet, async (app) => {
        await app.retriever.settled();
        const { rows, failed } = await evalOwn(app, EVALS);
        const compared = await evalPublic(app, options, dayOf(options));
        print(options, { own: rows, compared }, () =>
          [
            ...rows.map((r) => `${r.ok ? '✓' : '✗'} ${r.name}\t${r.value}\t底线 ${r.floor}`),
            ...(Object.keys(compared).length > 0
              ? [
                  '',
                  formatComparison(compared),
                  '拟合用过的题目在这里偏高；没见过的题目见 npm run eval -- fit',
                ]
              : []),
          ].join('\n'),
        );
        if (failed > 0) process.exitCode = 1;
      }),
    );
  return command;
}

function dayOf(options: Options): LocalDate {
  if (options.asOf === undefined) return localDate(systemClock.now());
  const day = parseLocalDate(options.asOf);
  if (!day) throw new InvalidInput(`日期要写成 2023-06-30 这样：${options.asOf}`);
  return day;
}

function positive(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isInteger(value) || value < 1) throw new InvalidInput(`要写正整数：${text}`);
  return value;
}

async function writeLines(file: string, rows: readonly object[]): Promise<void> {
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
