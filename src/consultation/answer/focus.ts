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
const MOST_ASKED = 2;

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

/**
 * A first question that asks 要什么材料 or 要多久 gets that right after the short answer, and the whole below: the short answer may
 * say it already, and what a word like 多少钱 means the section cannot know.
 */
export function aspectFirst(text: string, answer: Answer): Answer {
  if (text.length > SHORT) return answer;
  const aspect = ASPECTS.find(({ words }) => words.test(text));
  const said = aspect ? claimsOf(answer, aspect.part).slice(0, MOST_ASKED) : [];
  if (!aspect || said.length === 0 || answer.short.length === 0) return answer;
  const rest =
    aspect.part === 'bring' ? { bring: [] } : { [aspect.part]: answer[aspect.part].slice(said.length) };
  return { ...answer, ...rest, short: [...answer.short, ...said] };
}

function claimsOf(answer: Answer, part: (typeof ASPECTS)[number]['part']): Claim[] {
  if (part !== 'bring') return answer[part];
  return answer.bring.length === 0 ? [] : [{ text: `要带的：${answer.bring.join('；')}。`, cites: [] }];
}
