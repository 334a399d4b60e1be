/** What is measured on public questions, and what others reached on the same ones. */
export type ComparedMeasure = 'recall10' | 'recall100' | 'citedInFive' | 'inForce' | 'topic' | 'p95';

interface Column {
  measure: string;
  plain: string;
  published: string;
  must: string;
}

/**
 * STARD (lay questions), LawBench 3-8 (messy consultations) and 3-7 (topics); plain BM25 is over segmented words of the article's text. The
 * published figures: a dense retriever fine-tuned on the same questions; the best of 51 models; commercial legal research tools; GPT-4.
 */
const COLUMNS: Record<ComparedMeasure, Column> = {
  recall10: { measure: '口语问题找到条文 recall@10', plain: '0.43', published: '—', must: '0.65' },
  recall100: { measure: '口语问题找到条文 recall@100', plain: '0.63', published: '0.907', must: '0.90' },
  citedInFive: {
    measure: '杂乱咨询：前五个引用里有相关条文',
    plain: '0.09',
    published: '0.13',
    must: '0.25',
  },
  inForce: { measure: '引用存在且现行有效', plain: '—', published: '0.67–0.83', must: '1.00' },
  topic: { measure: '咨询类别（二十类，标注有噪声）', plain: '—', published: '0.44', must: '0.44' },
  p95: { measure: '检索 p95（毫秒）', plain: '—', published: '—', must: '15' },
};

/** One line a measure, ours beside the rest; what was not measured stays out. */
export function formatComparison(ours: Partial<Record<ComparedMeasure, number>>): string {
  const lines = (Object.keys(COLUMNS) as ComparedMeasure[]).flatMap((name) => {
    const value = ours[name];
    if (value === undefined) return [];
    const { measure, plain, published, must } = COLUMNS[name];
    return [[measure, value.toFixed(name === 'p95' ? 1 : 3), plain, published, must].join('\t')];
  });
  return [['', '本系统', '词 BM25', '已发表最好', '要达到'].join('\t'), ...lines].join('\n');
}
