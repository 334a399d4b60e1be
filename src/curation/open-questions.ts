import type { QuestionGroup } from '../contracts/console/knowledge.ts';
import { maskPersonal } from '../core/masking.ts';
import type { CurationDeps } from './curation-deps.ts';
import { type Group, groupQuestions, newest } from './group-questions.ts';
import type { OpenQuestionQuery } from './ports.ts';

/** Questions grouped at a time; a year of a large street has some hundreds. */
const MOST = 1500;
const SHOWN = 12;

export interface Grouped {
  groups: Group[];
  questions: number;
  cut: number | null;
}

/** What the bot left open in a period, by likeness. */
export async function openQuestions(
  { questions, tokenizer }: CurationDeps,
  query: Omit<OpenQuestionQuery, 'limit'>,
): Promise<Grouped> {
  const found = await questions.open({ ...query, limit: MOST + 1 });
  const taken = found.slice(0, MOST).map((question) => ({ ...question, text: maskPersonal(question.text) }));
  return {
    groups: groupQuestions(taken, tokenizer),
    questions: taken.length,
    cut: found.length > MOST ? MOST : null,
  };
}

/** As shown: each question once, and the guide that comes nearest to the first. */
export function shownGroup({ flow }: CurationDeps, group: Group): QuestionGroup {
  const { questions, topic } = group;
  const first = questions[0]!;
  const near = flow.guides().match(first.text)[0];
  const guide = near && flow.sources().guide(near.guide);
  return {
    topic,
    count: questions.length,
    byReason: Object.fromEntries(
      [...Map.groupBy(questions, ({ reason }) => reason)].map(([reason, of]) => [reason, of.length]),
    ) as QuestionGroup['byReason'],
    questions: [...new Set(questions.map(({ text }) => text.slice(0, 400)))].slice(0, SHOWN),
    last: newest(group).toISOString(),
    numbers: [...new Set(questions.map(({ number }) => number))].slice(0, SHOWN),
    near: guide ? { id: guide.id, title: guide.title, chance: near.chance } : null,
  };
}
