import { describe, expect, it } from 'vitest';
import { formOfDigest, markdownOfDigest } from '../../src/curation/digest-form.ts';
import { withFixedAnswers } from '../../src/curation/fixed-answers.ts';
import { groupQuestions } from '../../src/curation/group-questions.ts';
import { formOfGuide, markdownOfGuide } from '../../src/curation/guide-form.ts';
import { readDigests } from '../../src/knowledge/digest.ts';
import type { Problem } from '../../src/knowledge/front-matter.ts';
import { readGuide } from '../../src/knowledge/guide.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { readTokenizer } from '../../src/retrieval/tokens/tokenizer.ts';

const { guides, digests } = await loadKnowledge('knowledge');

describe('texts as they are edited', () => {
  it('come back from the form as every guide of the project was', () => {
    for (const guide of guides) {
      const problems: Problem[] = [];
      const again = readGuide(`guides/${guide.id}.md`, markdownOfGuide(formOfGuide(guide)), problems);
      expect(problems).toEqual([]);
      expect(formOfGuide(again!)).toEqual(formOfGuide(guide));
    }
  });

  it('come back from the form as every digest of the project was', () => {
    for (const digest of digests) {
      const problems: Problem[] = [];
      const [again] = readDigests('laws/x.md', markdownOfDigest(formOfDigest(digest)), problems);
      expect(problems).toEqual([]);
      expect(formOfDigest(again!)).toEqual(formOfDigest(digest));
    }
  });

  it('do not let a line of a section begin another, or end the head', () => {
    const form = formOfGuide(guides[0]!);
    const problems: Problem[] = [];
    const text = markdownOfGuide({ ...form, sections: { ...form.sections, 简单说: '---\n## 怎么做\n好。' } });
    expect(readGuide(`guides/${form.id}.md`, text, problems)?.sections).toHaveLength(
      Object.keys(form.sections).length,
    );
    expect(problems).toEqual([]);
  });
});

describe('questions left open', () => {
  const tokenizer = readTokenizer('knowledge/words');
  const ask = (text: string, topic = '公共服务') => ({
    ...{ turn: text, number: '2026-000001', at: new Date(0), reason: 'no-match' as const },
    ...{ topic, text },
  });

  it('stand together where they are alike and of one topic', () => {
    const groups = groupQuestions(
      [
        ask('老年食堂怎么办就餐卡'),
        ask('共享菜园怎么报名'),
        ask('老年食堂就餐卡在哪里办'),
        ask('老年食堂的就餐卡丢了'),
        ask('老年食堂怎么办就餐卡', '老人赡养'),
      ],
      tokenizer,
    );
    expect(groups.map(({ topic, questions }) => [topic, questions.length])).toEqual([
      ['公共服务', 3],
      ['公共服务', 1],
      ['老人赡养', 1],
    ]);
  });
});

describe('an approved answer', () => {
  const matcher = withFixedAnswers({ threshold: 0.5, match: () => [{ guide: 'other', chance: 0.9 }] }, [
    { ...guides[0]!, id: 'own', questions: ['老年食堂怎么办就餐卡？'] },
  ]);
  it('is given to its exact question, punctuation and spaces aside', () => {
    expect(matcher.match('老年食堂 怎么办就餐卡')).toEqual([
      { guide: 'own', chance: 1 },
      { guide: 'other', chance: 0.9 },
    ]);
  });
  it('is not given to a question that only resembles it', () => {
    expect(matcher.match('老年食堂就餐卡')).toEqual([{ guide: 'other', chance: 0.9 }]);
  });
});
