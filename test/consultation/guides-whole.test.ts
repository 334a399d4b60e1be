import { beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/consultation/answer/compose.ts';
import { createSources, type Sources } from '../../src/consultation/answer/sources.ts';
import { checkKnowledge } from '../../src/eval/check-knowledge.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { madeUpLibrary, TODAY } from '../retrieval/made-up-library.ts';

const noLibrary = madeUpLibrary({});
let knowledge: Knowledge;
let sources: Sources;
beforeAll(async () => {
  knowledge = await loadKnowledge(['knowledge']);
  sources = createSources(knowledge, noLibrary, TODAY);
}, 60_000);

describe('from a fresh clone', () => {
  test('no guide loses a sentence to the citation gate, whatever was answered to what it asks', () => {
    const lost = checkKnowledge(knowledge, noLibrary, TODAY).filter(({ kind }) => kind === 'gate');
    expect(knowledge.guides.length).toBeGreaterThan(300);
    expect(lost).toEqual([]);
  });

  test('a sentence that says more than our digest of its article names the guide beside it', () => {
    const guide = sources.guide('work-injury-compensation')!;
    const { answer } = composeAnswer(
      {
        hits: [],
        direct: [],
        lead: { by: 'guide', guide },
        topic: guide.topic,
        area: undefined,
        asOf: TODAY,
        facts: {},
      },
      sources,
    );
    const labels = answer.short[0]!.cites.map((n) => answer.citations[n - 1]!.label);
    expect(labels).toContain('《工伤保险条例》第三十七条');
    expect(labels).toContain(`办事指南：${guide.title}`);
  });
});
