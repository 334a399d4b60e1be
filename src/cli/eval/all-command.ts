import { Command } from 'commander';
import type { Config } from '../../config.ts';
import { formatComparison } from '../../eval/comparison.ts';
import { evalOwn } from './own.ts';
import { evalPublic, type PublicSets } from './public.ts';
import { dayOf, EVALS, type Measured, print, withIndex } from './shared.ts';

/** Every data set of ours against its floor, and beside published figures where their questions are at hand. */
export function allCommand(config: Config): Command {
  return new Command('all')
    .description('自己的全部评测集，低于底线就失败；给了公开数据集的，再和别人的数字并排')
    .option('--retrieval <file>', '口语问题和条文（question、relevant）')
    .option('--consultations <file>', '杂乱咨询（question、relevant）')
    .option('--topics <file>', '咨询类别（question、topic）')
    .option('--as-of <date>', '公开数据集按这一天有效的法律')
    .option('--json', '输出 JSON')
    .action((options: Measured & PublicSets & { asOf?: string }) =>
      withIndex(config, async (app) => {
        const { rows, failed } = await evalOwn(app, EVALS);
        const compared = await evalPublic(app, options, dayOf(options));
        const lines = rows.map((r) => `${r.ok ? '✓' : '✗'} ${r.name}\t${r.value}\t底线 ${r.floor}`);
        if (Object.keys(compared).length > 0) {
          const remark = '拟合用过的题目在这里偏高；没见过的题目见 npm run eval -- fit';
          lines.push('', formatComparison(compared), remark);
        }
        print(options, { own: rows, compared }, lines.join('\n'));
        if (failed > 0) process.exitCode = 1;
      }),
    );
}
