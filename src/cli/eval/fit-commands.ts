import { join } from 'node:path';
import { Command } from 'commander';
import { knowledgeDirsOf, readKnowledge, WORDS_DIR } from '../../app/knowledge-dirs.ts';
import type { Config } from '../../config.ts';
import { formatFitReport, runFit } from '../../eval/fit.ts';
import { runGuidesFit } from '../../eval/guides.ts';
import { passagesOfKnowledge } from '../../knowledge/passages.ts';
import { openLibrary } from '../../knowledge/statutes/library.ts';
import { readTokenizer } from '../../retrieval/tokens/tokenizer.ts';
import { readCount } from '../options.ts';
import { fitAnswerableFrom } from './fit-answerable.ts';
import { fitSafetyFrom } from './fit-safety.ts';
import { dayOf, EVALS, type Measured, print } from './shared.ts';

const GUIDE_SETS = ['guides.jsonl', 'guides-fresh.jsonl', 'guides-short.jsonl', 'guides-new.jsonl'].map(
  (file) => join(EVALS, file),
);
/** Of a hundred messages at most so many may be answered from a wrong guide; the threshold is chosen for it. */
const ALLOWED_WRONG = 0.035;

interface Fitted extends Measured {
  dataset: string[];
  write: boolean;
}

const progress = (text: string) => process.stderr.write(`${text}\n`);

/** Weights made anew, without the app where it would not start on the weights of another set of features. */
export function fitCommands(config: Config): Command[] {
  return [
    new Command('fit-safety')
      .description('拟合紧急情况的词表，写出权重')
      .requiredOption('--everyday <file...>', '真实的日常咨询（JSONL，有 question），作为反例；取一半')
      .option('--false-alarms <share>', '留出的日常消息里最多误报多少', '0.06')
      .action(({ everyday, falseAlarms }: { everyday: string[]; falseAlarms: string }) =>
        fitSafetyFrom(config, EVALS, everyday, Number(falseAlarms)),
      ),

    new Command('fit-answerable')
      .description('拟合“能不能答”的权重并打印（有法条和没有法条各一半）')
      .requiredOption('--asked <file...>', '真实的问题（JSONL，有 question 或 text），取一半')
      .action(({ asked }: { asked: string[] }) => fitAnswerableFrom(config, EVALS, asked)),

    new Command('fit-guides')
      .description('拟合办事指南的选择和把握（问题轮流留出），写出权重')
      .option('--dataset <file...>', '居民的问法，取其中 dev 的一半', GUIDE_SETS)
      .option('--json', '输出 JSON')
      .option('--no-write', '只算不写')
      .action(async ({ dataset, write, ...options }: Fitted) => {
        const report = await runGuidesFit({
          knowledge: await readKnowledge(knowledgeDirsOf(config)),
          tokenizer: readTokenizer(WORDS_DIR),
          evalsDir: EVALS,
          datasets: dataset,
          allowedWrong: ALLOWED_WRONG,
          write,
          progress,
        });
        print(options, report);
      }),

    new Command('fit')
      .description('拟合排序模型（交叉验证），写出权重')
      .requiredOption('--dataset <file...>', '数据集，可以几个一起拟合')
      .option('--json', '输出 JSON')
      .option('--as-of <date>', '按这一天有效的法律')
      .option('--folds <n>', '折数', '5')
      .option('--no-write', '只算不写')
      .action(async ({ dataset, write, folds, ...options }: Fitted & { asOf?: string; folds: string }) => {
        const library = openLibrary(config.dataDir);
        try {
          const report = await runFit({
            library,
            passages: passagesOfKnowledge(await readKnowledge(knowledgeDirsOf(config))),
            tokenizer: readTokenizer(WORDS_DIR),
            datasets: dataset,
            unanswerable: join(EVALS, 'unanswerable.jsonl'),
            asOf: dayOf(options),
            folds: readCount(folds),
            write,
            progress,
          });
          print(options, report, formatFitReport(report));
        } finally {
          library.close();
        }
      }),
  ];
}
