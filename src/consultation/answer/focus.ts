import type { Answer, Claim } from '../../contracts/answer.ts';

/** What a short follow-up asks about the matter already answered. */
const ASPECTS = [
  { part: 'deadlines', words: /多久|多长时间|几天|几个月|几年|时限|期限|时效|来得及|什么时候/ },
  { part: 'cost', words: /多少钱|费用|收费|要钱|花钱|贵不贵|免费/ },
  { part: 'bring', words: /材料|证据|带什么|准备什么|手续|哪些东西|要什么/ },
] as const;
/** A longer message tells more than it asks. */
const SHORT = 20;
const MOST_LAW = 3;

/** 那要多久？ is answered by the time limits, not by the whole answer again. Nothing on it: the whole answer. */
export function focusOn(text: string, answer: Answer): Answer {
  if (text.length > SHORT) return answer;
  const aspect = ASPECTS.find(({ words }) => words.test(text));
  const said = aspect ? claimsOf(answer, aspect.part) : [];
  if (said.length === 0) return answer;
  return {
    ...answer,
    short: said,
    steps: [],
    law: answer.law.slice(0, MOST_LAW),
    deadlines: [],
    bring: [],
    cost: [],
    pitfalls: [],
  };
}

function claimsOf(answer: Answer, part: (typeof ASPECTS)[number]['part']): Claim[] {
  if (part !== 'bring') return answer[part];
  return answer.bring.length === 0 ? [] : [{ text: `${answer.bring.join('；')}。`, cites: [] }];
}
