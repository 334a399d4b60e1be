import { randomBytes } from 'node:crypto';
import { composeAnswer } from '../consultation/answer/compose.ts';
import { composeFromModel } from '../consultation/answer/from-model.ts';
import type { FlowDeps } from '../consultation/flow-deps.ts';
import type { Answer, Claim } from '../contracts/answer.ts';
import type { Draft, GuideForm } from '../contracts/console/knowledge.ts';
import type { LocalDate } from '../core/dates.ts';
import { FalinError } from '../core/errors.ts';
import type { TopicId } from '../core/ids.ts';
import { maskPersonal } from '../core/masking.ts';
import { formatCitation } from '../knowledge/cited-text.ts';
import type { ArticleNumber } from '../knowledge/statutes/article-number.ts';
import { filled } from './guide-form.ts';
import { ranked } from './try-question.ts';

const PASSAGES = 8;
const QUESTIONS = 12;

/**
 * A new guide's form for questions that had no answer: with a model its sections are written from the articles found and passed
 * through the citation gate, without one they are left to write, the articles beside them.
 */
export async function draftGuide(
  deps: FlowDeps,
  asked: { topic: string; questions: readonly string[]; asOf: LocalDate; signal: AbortSignal },
): Promise<Draft> {
  const { topic, asOf, signal } = asked;
  const questions = filled(asked.questions.map(maskPersonal).map((text) => text.slice(0, 120)));
  const main = questions[0] ?? '';
  const { topics } = deps.sources().knowledge;
  const known = topics.find(({ id }) => id === topic);
  const { hits } = await deps.retriever().search({
    text: main,
    asOf,
    areas: [],
    ...(known ? { topic: known.id as TopicId } : {}),
    limit: PASSAGES,
    kinds: ['digest', 'article'],
  });
  const passages = hits.map(({ passage }) => passage);
  const form: GuideForm = {
    id: `own-${randomBytes(4).toString('hex')}`,
    title: titleOf(main),
    topic: known?.id ?? topics[0]?.id ?? topic,
    disputeType: null,
    priority: 3,
    reviewed: asOf,
    questions: questions.slice(0, QUESTIONS),
    places: [...(known?.places ?? [])],
    areas: [],
    ask: [],
    sections: {},
  };
  const written: Omit<Draft, 'passages'> = { form, byModel: false, remark: null };
  if (deps.model && passages.length > 0) {
    try {
      const { answer } = await deps.model.answer({
        question: main,
        earlier: [],
        passages,
        asOf,
        signal,
        onProgress: () => {},
      });
      const sources = deps.sources();
      const composed = composeAnswer(
        { hits, direct: [], lead: { by: 'articles' }, topic: known?.id, area: undefined, asOf, facts: {} },
        sources,
      );
      const gated = deps.gate(
        composeFromModel(answer, composed.answer, passages, sources),
        new Map(passages.map((passage) => [passage.id, passage])),
        sources.library,
        asOf,
      );
      written.form = { ...form, sections: sectionsOf(gated.answer) };
      written.byModel = true;
    } catch (error) {
      if (!(error instanceof FalinError)) throw error;
      deps.logger.warn({ error }, 'no draft by the model');
      written.remark = '模型没有写出草稿，请对照右边的条文自己写';
    }
  }
  return {
    ...written,
    passages: hits.map(ranked).map(({ features: _, ...passage }) => passage),
  };
}

/** The question without what people put around it. */
function titleOf(question: string): string {
  const words = question.replace(/^(请问|你好|您好|我想问一?下?|想问一?下?)[，,、\s]*/, '');
  return words.replace(/[？?。！!，,\s]+$/, '').slice(0, 20);
}

function sectionsOf(answer: Answer): GuideForm['sections'] {
  const label = new Map(
    answer.citations.flatMap(({ n, statute, article }) =>
      statute !== undefined && article !== undefined
        ? [[n, formatCitation({ statute, number: article as ArticleNumber })] as const]
        : [],
    ),
  );
  const line = ({ text, cites }: Claim): string => {
    const names = [...new Set(cites.flatMap((n) => label.get(n) ?? []))];
    return names.length === 0 ? text : `${text}[${names.join('、')}]`;
  };
  const list = (claims: readonly Claim[]) => claims.map((claim) => `- ${line(claim)}`).join('\n');
  const sections: GuideForm['sections'] = {
    简单说: answer.short.map(line).join(''),
    怎么做: answer.steps.map((claim, i) => `${i + 1}. ${line(claim)}`).join('\n'),
    带什么: answer.bring.map((text) => `- ${text}`).join('\n'),
    费用: list(answer.cost),
    时限: list(answer.deadlines),
    别踩坑: list(answer.pitfalls),
    找人: answer.person.map(line).join(''),
  };
  return Object.fromEntries(Object.entries(sections).filter(([, text]) => text !== ''));
}
