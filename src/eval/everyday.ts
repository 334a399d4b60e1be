import { z } from 'zod';
import type { TurnResult } from '../consultation/records.ts';
import { parseArticleNumber } from '../knowledge/statutes/article-number.ts';
import { normaliseTitle } from '../knowledge/statutes/title.ts';
import { readDataset } from './read-dataset.ts';

const everydayCase = z.object({
  id: z.string(),
  half: z.enum(['dev', 'test']),
  text: z.string(),
  /** Guides that answer it. */
  guides: z.array(z.string()),
  /** Articles that may lead instead: 民法典第二百九十二条. */
  articles: z.array(z.string()),
});
type Case = z.infer<typeof everydayCase>;

/** What the resident reads first. */
type Seen =
  | { by: 'guide' | 'choices'; guides: string[] }
  | { by: 'article'; article: string }
  | { by: 'near' | 'emergency' | 'person' };

const VERDICTS = ['right', 'offered', 'near', 'person', 'wrong'] as const;
/** `right`: leads with what answers; `offered`: it is among the choices; `near`: owns that nothing fits; `wrong`: leads with something else. */
export type Verdict = (typeof VERDICTS)[number];

export interface EverydayReport {
  half: 'dev' | 'test' | 'all';
  questions: number;
  /** Share of each verdict. */
  shares: Record<Verdict, number>;
  notRight: string[];
}

/** Everyday questions by whole turns: what an answer leads with is what the resident takes for the answer. */
export async function evalEveryday(
  ask: (text: string) => Promise<TurnResult>,
  options: { dataset: string; half?: 'dev' | 'test'; guideByTitle: (title: string) => string | undefined },
): Promise<EverydayReport> {
  const cases = (await readDataset(options.dataset, everydayCase)).filter(
    ({ half }) => options.half === undefined || half === options.half,
  );
  const counts: Record<Verdict, number> = { right: 0, offered: 0, near: 0, person: 0, wrong: 0 };
  const notRight: string[] = [];
  for (const item of cases) {
    const seen = seenFirst(await ask(item.text), options.guideByTitle);
    const verdict = judge(item, seen);
    counts[verdict]++;
    if (verdict !== 'right') notRight.push(`${item.id} ${verdict} ${item.text} → ${JSON.stringify(seen)}`);
  }
  const share = (verdict: Verdict) => [verdict, counts[verdict] / Math.max(1, cases.length)] as const;
  return {
    half: options.half ?? 'all',
    questions: cases.length,
    shares: Object.fromEntries(VERDICTS.map(share)) as Record<Verdict, number>,
    notRight,
  };
}

function seenFirst(result: TurnResult, guideByTitle: (title: string) => string | undefined): Seen {
  const bodies = result.replies('').map(({ body }) => body);
  if (bodies.some(({ type }) => type === 'emergency')) return { by: 'emergency' };
  const answer = bodies.flatMap((body) => (body.type === 'answer' ? [body.answer] : []))[0];
  if (answer === undefined) return { by: 'person' };
  if (answer.title !== undefined) return { by: 'guide', guides: [guideByTitle(answer.title) ?? ''] };
  const first = answer.citations.find(({ n }) => n === answer.short[0]?.cites[0]);
  if (first?.statute !== undefined && first.article !== undefined)
    return { by: 'article', article: keyOf(first.statute, first.article) };
  if (answer.steps.length > 0) return { by: 'choices', guides: answer.related.map(({ guide }) => guide) };
  return { by: 'near' };
}

function judge({ guides, articles }: Case, seen: Seen): Verdict {
  switch (seen.by) {
    case 'guide':
      return seen.guides.some((id) => guides.includes(id)) ? 'right' : 'wrong';
    case 'choices':
      return seen.guides.some((id) => guides.includes(id)) ? 'offered' : 'wrong';
    case 'article':
      return articles.map(readKey).includes(seen.article) ? 'right' : 'wrong';
    // The script of an emergency and a call to a person are never the wrong thing to say.
    case 'emergency':
      return 'right';
    default:
      return seen.by;
  }
}

function keyOf(statute: string, number: string): string {
  return `${normaliseTitle(statute)}/${number}`;
}

function readKey(cited: string): string {
  const at = cited.lastIndexOf('第');
  const number = parseArticleNumber(cited.slice(at));
  return keyOf(cited.slice(0, at), number ?? cited.slice(at));
}
