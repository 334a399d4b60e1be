import { beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/consultation/answer/compose.ts';
import { aspectFirst } from '../../src/consultation/answer/focus.ts';
import { type Lead, leadBy } from '../../src/consultation/answer/lead.ts';
import { createSources, type Sources } from '../../src/consultation/answer/sources.ts';
import { gate } from '../../src/consultation/gate/gate.ts';
import { mattersIn } from '../../src/consultation/turns/matters.ts';
import type { TopicId } from '../../src/core/ids.ts';
import type { ArticleCitation } from '../../src/knowledge/cited-text.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import type { ArticleNumber } from '../../src/knowledge/statutes/article-number.ts';
import type { Hit } from '../../src/retrieval/ports.ts';
import { madeUpLibrary, TODAY } from '../retrieval/made-up-library.ts';

const noLibrary = madeUpLibrary({});
let sources: Sources;
beforeAll(async () => {
  sources = createSources(await loadKnowledge(['knowledge']), noLibrary, TODAY);
}, 60_000);

const article = (number: string): ArticleCitation => ({ statute: '民法典', number: number as ArticleNumber });
const hit = (number: string, score: number): Hit => ({
  passage: sources.source(article(number), TODAY)!,
  score,
});
const guide = (id: string) => sources.guide(id)!;

function composed(lead: Lead, hits: Hit[], direct: Hit[] = []) {
  const { answer, passages } = composeAnswer(
    { hits, direct, lead, topic: '婚姻家庭' as TopicId, area: undefined, asOf: TODAY, facts: {} },
    sources,
  );
  return gate(answer, passages, noLibrary, TODAY);
}

describe('what an answer leads with', () => {
  test('a sure guide, whatever the articles are worth', () => {
    expect(leadBy({ sure: true, guides: 0.8, article: 1 })).toBe('guide');
  });
  test('likely guides, to choose from, before an article that is about as likely', () => {
    expect(leadBy({ sure: false, guides: 0.4, article: 0.42 })).toBe('choices');
    expect(leadBy({ sure: false, guides: 0.9, article: 0.6 })).toBe('choices');
  });
  test('an article that is clearly right, before guides that are no more than likely', () => {
    expect(leadBy({ sure: false, guides: 0.6, article: 0.5 })).toBe('articles');
  });
  test('an article that is much likelier than the guides', () => {
    expect(leadBy({ sure: false, guides: 0.3, article: 0.6 })).toBe('articles');
    expect(leadBy({ sure: false, guides: 0, article: 0.35 })).toBe('articles');
  });
  test('nothing, when neither is likely', () => {
    expect(leadBy({ sure: false, guides: 0.1, article: 0.2 })).toBe('near');
  });
});

describe('the answer composed', () => {
  test('offers likely guides with what each says in short, each to be pressed', () => {
    const guides = [guide('inheritance'), guide('step-family')];
    const { answer, withheld } = composed({ by: 'choices', guides }, [hit('1127', 0.5)]);
    expect(withheld).toBe(false);
    expect(answer.title).toBeUndefined();
    expect(answer.steps.map(({ text }) => text)).toEqual(
      guides.map(({ title }) => expect.stringContaining(title)),
    );
    expect(answer.related.map((related) => related.guide)).toEqual(['inheritance', 'step-family']);
  });

  test('says plainly that nothing fits, and claims nothing in its first line', () => {
    const { answer, withheld } = composed({ by: 'near', close: false }, [hit('1127', 0.02)]);
    expect(withheld).toBe(false);
    expect(answer.short).toHaveLength(1);
    expect(answer.short[0]!.cites).toEqual([]);
    expect(answer.law).toHaveLength(1);
  });

  test('leads with the article found, and leaves out what is far behind it', () => {
    const { answer } = composed({ by: 'articles' }, [hit('1127', 0.5), hit('1130', 0.2), hit('1238', 0.01)]);
    const labels = answer.citations.map(({ label }) => label);
    expect(answer.citations[answer.short[0]!.cites[0]! - 1]!.label).toBe('《民法典》第一千一百二十七条');
    expect(labels).toContain('《民法典》第一千一百三十条');
    expect(labels).not.toContain('《民法典》第一千二百三十八条');
  });

  test('beside a guide stands law that it rests on, not whatever was found', () => {
    const { answer } = composed({ by: 'guide', guide: guide('inheritance') }, [
      hit('1130', 0.3),
      hit('1238', 0.1),
    ]);
    const law = answer.law.flatMap(({ cites }) => cites.map((n) => answer.citations[n - 1]!.label));
    expect(law).toContain('《民法典》第一千一百三十条');
    expect(law).not.toContain('《民法典》第一千二百三十八条');
  });
});

describe('a message of several matters', () => {
  test('is parted where the resident passes on to another', () => {
    expect(mattersIn('楼上漏水把我家泡了，另外物业费我能不交吗')).toEqual([
      '楼上漏水把我家泡了',
      '物业费我能不交吗',
    ]);
  });
  test('is one while a single story is told', () => {
    expect(mattersIn('房东不退押金，还把我打了')).toHaveLength(1);
    expect(mattersIn('我另外')).toHaveLength(1);
  });
});

test('a first question about papers gets them right after the short answer', () => {
  const { answer } = composed({ by: 'guide', guide: guide('divorce-by-agreement') }, []);
  const asked = aspectFirst('离婚登记要带什么', answer);
  expect(asked.short[0]).toEqual(answer.short[0]);
  expect(asked.short.at(-1)!.text).toContain(answer.bring[0]);
  expect(asked.bring).toEqual([]);
  expect(asked.steps).toEqual(answer.steps);
  expect(aspectFirst('两口子过不下去了', answer)).toBe(answer);
});
