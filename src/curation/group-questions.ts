import { createCosineIndex } from '../retrieval/guides/cosine-index.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import type { OpenQuestion } from './ports.ts';

/** Questions of one topic that are asked in much the same words, the one most like the others first. */
export interface Group {
  topic: string;
  questions: readonly OpenQuestion[];
}

/** Cosine of tf-idf from which two questions are about the same; 「楼上漏水怎么办」 and 「楼上漏水谁赔」 have some 0.6. */
const ALIKE = 0.34;

/** Largest group first. Each question joins the first one it is like; some 2 ms a hundred questions. */
export function groupQuestions(questions: readonly OpenQuestion[], tokenizer: Tokenizer): Group[] {
  const groups: Group[] = [];
  for (const [topic, ofTopic] of Map.groupBy(questions, (question) => question.topic)) {
    const rows = ofTopic.map(({ text }) => tokenizer.queryWords(text));
    const index = createCosineIndex(rows);
    const likeness = rows.map((row) => index.cosines(index.vector(row)));
    // Who has most neighbours speaks for them.
    const near = likeness.map((row) => row.reduce((sum, cosine) => sum + (cosine >= ALIKE ? cosine : 0), 0));
    const order = ofTopic.map((_, i) => i).sort((a, b) => near[b]! - near[a]! || a - b);
    const taken = new Set<number>();
    for (const head of order) {
      if (taken.has(head)) continue;
      const members = order.filter(
        (i) =>
          !taken.has(i) && (i === head || likeness[head]![i]! >= ALIKE || same(ofTopic[i]!, ofTopic[head]!)),
      );
      for (const i of members) taken.add(i);
      groups.push({ topic, questions: members.map((i) => ofTopic[i]!) });
    }
  }
  return groups.sort(
    (a, b) => b.questions.length - a.questions.length || newest(b).getTime() - newest(a).getTime(),
  );
}

export const newest = ({ questions }: Group): Date =>
  questions.reduce((last, { at }) => (at > last ? at : last), new Date(0));

/** Messages of stop words alone have no words to compare. */
const same = (a: OpenQuestion, b: OpenQuestion): boolean => a.text === b.text;
