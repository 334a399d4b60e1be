import { describe, expect, it } from 'vitest';
import { sectionOf } from '../../src/knowledge/guide.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { passagesOfKnowledge } from '../../src/knowledge/passages.ts';
import { guideFile, knowledgeFolder, TOPICS } from './folder.ts';

const digests = `---
statute: 中华人民共和国样例法
part: 总则
topic: 邻里
reviewed: 2026-11-22
---
## 第一条
漏水的人要修好。
- 漏水谁修
## 第十二条之一
topic: 物业
物业要帮忙查。
- 物业管不管
- 物业要查吗
`;

describe('loading a knowledge folder', () => {
  it('reads guides with their sections, steps and sources', async () => {
    const dir = await knowledgeFolder({ 'topics.yaml': TOPICS, 'guides/n/leak.md': guideFile() });
    const { guides, problems } = await loadKnowledge(dir);
    expect(problems).toEqual([]);
    expect(guides).toHaveLength(1);
    const steps = sectionOf(guides[0]!, '怎么做');
    expect(steps?.style).toBe('steps');
    expect(steps?.lines.map((line) => line.text)).toEqual(['拍照。', '找物业。']);
    expect(sectionOf(guides[0]!, '简单说')?.lines[0]?.citations).toEqual([
      { statute: '样例法', number: '1' },
    ]);
    expect(guides[0]!.priority).toBe(3);
  });

  it('reads the questions to ask back and what each option adds', async () => {
    const head = `ask:
  - id: property
    question: 有物业吗？
    options: [有, 没有]
    adds:
      有: 先找物业。[样例法第一条]
`;
    const dir = await knowledgeFolder({ 'topics.yaml': TOPICS, 'guides/leak.md': guideFile({ head }) });
    const ask = (await loadKnowledge(dir)).guides[0]!.ask[0]!;
    expect(ask.options).toEqual(['有', '没有']);
    expect(ask.adds.get('有')?.text).toBe('先找物业。');
    expect(ask.adds.get('没有')).toBeUndefined();
  });

  it('reads digests, with a topic of their own where they say so', async () => {
    const topics = `${TOPICS}${TOPICS.replace('topics:\n', '').replaceAll('邻里', '物业').replace('disputeType: 物业', 'disputeType: 物业')}`;
    const dir = await knowledgeFolder({ 'topics.yaml': topics, 'laws/样例法/总则.md': digests });
    const loaded = await loadKnowledge(dir);
    expect(loaded.problems).toEqual([]);
    expect(loaded.digests.map((digest) => [digest.id, digest.topic, digest.questions.length])).toEqual([
      ['样例法/1', '邻里', 1],
      ['样例法/12-1', '物业', 2],
    ]);
  });

  it('names a file that does not validate with line and reason, and loads the rest', async () => {
    const dir = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'guides/good.md': guideFile({ id: 'good' }),
      'guides/other-name.md': guideFile({ id: 'leak' }),
      'guides/no-steps.md': guideFile({ id: 'no-steps', body: '## 简单说\n好。\n' }),
      'guides/odd-section.md': guideFile({
        id: 'odd-section',
        body: `## 简单说\n好。\n## 怎么做\n1. 走。\n## 附录\n无。\n`,
      }),
      'guides/unlisted.md': guideFile({
        id: 'unlisted',
        body: '## 简单说\n好。[别的法第九条]\n## 怎么做\n1. 走。\n',
      }),
      'guides/bad-date.md': guideFile({ id: 'bad-date' }).replace('2026-11-22', '2026-13-01'),
      'guides/bad-yaml.md': guideFile({ id: 'bad-yaml' }).replace('title: 漏水', 'title: [漏'),
      'guides/no-head.md': '没有开头的说明',
      'guides/no-topic.md': guideFile({ id: 'no-topic', topic: '天文' }),
    });
    const { guides, problems } = await loadKnowledge(dir);
    expect(guides.map((guide) => guide.id)).toEqual(['good']);
    const of = (file: string) => problems.filter((problem) => problem.file === `guides/${file}.md`);
    expect(of('other-name')).toEqual([
      { file: 'guides/other-name.md', line: 2, reason: expect.stringContaining('不一致') },
    ]);
    expect(of('no-steps')[0]?.reason).toContain('怎么做');
    expect(of('odd-section')[0]).toMatchObject({ line: 17, reason: expect.stringContaining('附录') });
    expect(of('unlisted')[0]?.reason).toContain('别的法');
    expect(of('bad-date')[0]).toMatchObject({ line: 5, reason: expect.stringContaining('日期') });
    expect(of('bad-yaml')[0]?.reason).toContain('YAML');
    expect(of('no-head')[0]?.line).toBe(1);
    expect(of('no-topic')[0]).toMatchObject({ line: 4, reason: expect.stringContaining('天文') });
  });

  it('leaves out one wrong topic and keeps the others', async () => {
    const dir = await knowledgeFolder({
      'topics.yaml': `${TOPICS}  - id: 物业\n    description: 物业\n    disputeType: 不存在\n    tier: 日办快结\n    datasetLabel: 侵权\n    keywords: [物业, 业主, 电梯, 停车, 保安]\n`,
    });
    const { topics, problems } = await loadKnowledge(dir);
    expect(topics.map((topic) => topic.id)).toEqual(['邻里']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'topics.yaml', line: 10 });
  });

  it('lets a later folder override by id, and keeps what a broken override would have replaced', async () => {
    const base = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'guides/leak.md': guideFile(),
      'guides/noise.md': guideFile({ id: 'noise' }),
    });
    const own = await knowledgeFolder({
      'guides/leak.md': guideFile().replace('title: 漏水', 'title: 本街道的漏水办法'),
      'guides/noise.md': '坏的',
    });
    const { guides, problems } = await loadKnowledge([base, own]);
    expect(guides.map((guide) => guide.title)).toEqual(['本街道的漏水办法', '漏水']);
    expect(problems.map((problem) => problem.file)).toEqual(['guides/noise.md']);
  });

  it('turns guides and digests into passages with stable ids', async () => {
    const dir = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'guides/leak.md': guideFile(),
      'laws/a.md': digests.replace('topic: 物业\n', ''),
    });
    const passages = [...passagesOfKnowledge(await loadKnowledge(dir))];
    expect(passages.map((passage) => passage.id)).toEqual([
      'guide:leak#main',
      'guide:leak#时限',
      'digest:样例法/1',
      'digest:样例法/12-1',
    ]);
    expect(passages[0]).toMatchObject({
      kind: 'guide',
      title: '漏水',
      body: '谁漏谁修。\n拍照。\n找物业。',
      topics: ['邻里'],
    });
    expect(passages[0]!.questions).toHaveLength(3);
    expect(passages[3]).toMatchObject({
      kind: 'digest',
      article: { statute: '样例法', number: '12-1' },
      path: '总则',
    });
  });
});
