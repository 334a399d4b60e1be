import { beforeAll, describe, expect, test } from 'vitest';
import { createClassifier, type TriageClassifier } from '../../src/consultation/triage/classifier.ts';
import type { TopicId } from '../../src/core/ids.ts';
import { evalFollowUps } from '../../src/eval/followups.ts';
import { evalRouting } from '../../src/eval/routing.ts';
import { evalTopics } from '../../src/eval/topics.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load-knowledge.ts';

let knowledge: Knowledge;
let classifier: TriageClassifier;
beforeAll(async () => {
  knowledge = await loadKnowledge('knowledge');
  classifier = createClassifier(knowledge);
});
const triage = (text: string, earlier: string[] = [], topic?: string) =>
  classifier.triage({ text, earlier, topic: topic as TopicId | undefined });

describe('triage without a model', () => {
  test('topic, kind and urgency of a plain dispute', () => {
    expect(triage('老板拖欠我三个月工资不给')).toMatchObject({
      kind: 'dispute',
      topic: '劳动纠纷',
      urgency: 'normal',
      by: 'classifier',
    });
  });
  test.each([
    ['你好', 'greeting'],
    ['好的谢谢律师', 'thanks'],
    ['没事了谢谢再见', 'farewell'],
    ['你是机器人吗', 'who-are-you'],
    ['傻逼机器人', 'abuse'],
    ['你真厉害', 'praise'],
  ])('%s is small talk: %s', (text, smalltalk) => {
    expect(triage(text)).toMatchObject({ kind: 'smalltalk', smalltalk });
  });
  test('a greeting before a matter is not small talk', () => {
    expect(triage('你好，请问房东不退押金怎么办，谢谢').kind).toBe('dispute');
    expect(triage('律师费谁出').kind).toBe('question');
    expect(triage('请问律师费谁出').kind).toBe('question');
  });
  test.each(['', '   ', '😂', 'asdfgh', '啊啊啊啊啊', '?!?!', '1234'])('%j is not understood', (text) => {
    expect(triage(text)).toMatchObject({ kind: 'unclear', topicConfidence: 0 });
  });
  test.each([
    ['明天就要开庭了我还没准备', 'now'],
    ['我们三十多个工友的工资被拖欠', 'now'],
    ['上诉期还有3天', 'now'],
    ['收到法院传票了怎么办', 'soon'],
    ['合同快要到期了房东涨租', 'soon'],
    ['离婚需要什么手续', 'normal'],
  ])('%s is %s', (text, urgency) => {
    expect(triage(text).urgency).toBe(urgency);
  });
  test('a follow-up keeps its topic and is restated with the question before it', () => {
    expect(triage('那要多久？', ['我想离婚，他不同意怎么办'], '婚姻家庭')).toMatchObject({
      kind: 'question',
      topic: '婚姻家庭',
      followUp: true,
      standalone: '我想离婚，他不同意怎么办。那要多久？',
    });
  });
  test('a follow-up of a follow-up goes back to the question that stands alone', () => {
    expect(triage('费用呢', ['我想离婚，他不同意怎么办', '那要多久'], '婚姻家庭').standalone).toContain(
      '我想离婚',
    );
  });
  test('another matter stands alone', () => {
    expect(triage('老板拖欠工资不给怎么办', ['我想离婚'], '婚姻家庭')).toMatchObject({
      followUp: false,
      topic: '劳动纠纷',
    });
  });
  test('20,000 characters are read in a few milliseconds', () => {
    const paste = '我和邻居因为漏水的事情吵了很多次，他一直不肯赔。'.repeat(850);
    triage(paste);
    const started = performance.now();
    expect(triage(paste).kind).toBe('dispute');
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('on our own data sets', () => {
  test('kinds', async () => {
    expect(
      (await evalRouting({ classifier }, { dataset: 'evals/routing.jsonl' })).accuracy,
    ).toBeGreaterThanOrEqual(0.95);
  });
  test('follow-ups', async () => {
    expect(
      (await evalFollowUps({ classifier }, { dataset: 'evals/followups.jsonl' })).accuracy,
    ).toBeGreaterThanOrEqual(0.95);
  });
  test('topics', async () => {
    const report = await evalTopics(
      { classifier, topics: knowledge.topics },
      { dataset: 'evals/topics.jsonl' },
    );
    expect(report.accuracy).toBeGreaterThanOrEqual(0.85);
    expect(report.top3).toBeGreaterThanOrEqual(0.94);
  });
});
