import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { PeerMeasures } from '../bench/measure.ts';
import { runRetrievalBench } from '../bench/retrieval-bench.ts';
import type { LocalDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';
import { recallAt } from '../eval/metrics.ts';
import { articleKey, readRetrievalDataset } from '../eval/retrieval-dataset.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { readTokenizer } from '../retrieval/tokens/tokenizer.ts';
import { readAsOf, readCount } from './options.ts';

export interface BenchDeps {
  openLibrary: () => StatuteLibrary;
  /** Guides and digests. */
  passages: () => Promise<Iterable<Passage>> | Iterable<Passage>;
  wordsDir: string;
  /** Data sets in order of preference; the first that exists is asked, unless --dataset says otherwise. */
  datasets: readonly { file: string; asOf: LocalDate }[];
  today: LocalDate;
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
}

/** `bench` prints our index beside MiniSearch, SQLite FTS5 and LangChain's MemoryVectorStore, all in one run. */
export function benchCommand(deps: BenchDeps): Command {
  const command = new Command('bench').description('性能对比');
  command
    .command('retrieval', { isDefault: true })
    .description('检索：本系统、MiniSearch、SQLite FTS5、向量，同一批片段同一批问题')
    .option('--dataset <file>', '问题集（JSONL）')
    .option('--as-of <date>', '按哪一天的法律')
    .option('--questions <n>', '最多问几个', '400')
    .option('--no-sizes', '不测十分之一和十倍的规模')
    .option('--no-vectors', '不测向量')
    .option('--json', '输出 JSON')
    .action(async (options: BenchOptions) => run(deps, options));
  return command;
}

interface BenchOptions {
  dataset?: string;
  asOf?: string;
  questions: string;
  sizes: boolean;
  vectors: boolean;
  json?: boolean;
}

async function run(deps: BenchDeps, options: BenchOptions): Promise<void> {
  const preset = deps.datasets.find(({ file }) => existsSync(file));
  const dataset = options.dataset ?? preset?.file;
  if (dataset === undefined) throw new InvalidInput('找不到问题集，请用 --dataset 指定');
  const asOf = readAsOf(options.asOf) ?? preset?.asOf ?? deps.today;
  const library = deps.openLibrary();
  const examples = await readRetrievalDataset(dataset, library);
  const step = Math.max(1, Math.floor(examples.length / readCount(options.questions)));
  const questions = examples
    .filter((_, i) => i % step === 0)
    .map(({ question, relevant }) => ({ question, relevant: new Set(relevant.map(articleKey)) }));
  const bench = await runRetrievalBench({
    library,
    passages: [...(await deps.passages())],
    tokenizer: readTokenizer(deps.wordsDir),
    questions,
    asOf,
    sizes: options.sizes,
    vectors: options.vectors,
    recallAt,
    progress: (text) => deps.err.write(`… ${text}\n`),
  });
  library.close();
  if (options.json) {
    deps.out.write(`${JSON.stringify(bench)}\n`);
    return;
  }
  deps.out.write(`${questions.length} 个问题，${dataset}，${asOf} 的法律\n`);
  deps.out.write(
    '排序的权重是在 STARD 训练集上拟合的：在它上面，「完整排序」一行的召回偏高，折外结果见 npm run eval -- fit\n\n',
  );
  deps.out.write(`${table('同一批条文', bench.sideBySide)}\n\n`);
  if (bench.growth.length > 0) {
    deps.out.write(
      `${table('规模增长（十倍是同一批条文的十份：份份都对，召回自然被挤低；十分之一里本来就缺条文）', bench.growth)}\n\n`,
    );
  }
  if (bench.vectors.length > 0) deps.out.write(`${table('向量（哈希出来的，只比速度）', bench.vectors)}\n`);
}

function table(title: string, rows: readonly PeerMeasures[]): string {
  const head = ['', '片段', '建立 s', '载入 ms', '内存 MB', '次/秒', 'p50 ms', 'p95 ms', 'R@10', 'R@100'];
  const body = rows.map((row) => [
    row.name,
    String(row.passages),
    (row.buildMs / 1000).toFixed(1),
    row.loadMs === undefined ? '—' : row.loadMs.toFixed(0),
    row.megabytes < 0.5 ? '—' : row.megabytes.toFixed(0),
    row.queriesPerSecond.toFixed(0),
    row.p50.toFixed(2),
    row.p95.toFixed(2),
    row.recall10.toFixed(3),
    row.recall100.toFixed(3),
  ]);
  const widths = head.map((_, c) => Math.max(...[head, ...body].map((row) => width(row[c]!))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) =>
        c === 0 ? cell + ' '.repeat(widths[c]! - width(cell)) : ' '.repeat(widths[c]! - width(cell)) + cell,
      )
      .join('  ');
  return [`## ${title}`, line(head), ...body.map(line)].join('\n');
}

/** Columns on a terminal: Han characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}
