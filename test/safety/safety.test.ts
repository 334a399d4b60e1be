import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSafety } from '../../src/consultation/safety/create-safety.ts';
import { evalSafety } from '../../src/eval/safety.ts';
import { type Emergency, readSafety } from '../../src/knowledge/safety-scripts.ts';

function emergency(id: string, more: Partial<Emergency>): Emergency {
  return {
    id,
    label: id,
    weight: 5,
    triggers: [],
    pairs: [],
    lookalikes: [],
    cancels: [],
    now: [],
    numbers: [{ number: '110', name: '报警' }],
    script: '打 110。',
    notify: 'staff',
    mediationAllowed: false,
    ...more,
  };
}

describe('the safety check', () => {
  const phrases = [
    emergency('hit', {
      triggers: ['打我', '{伴侣}…(砸|摔)…东西'],
      lookalikes: ['打我电话'],
      cancels: ['电影里'],
      now: ['现在就'],
    }),
    emergency('fire', { weight: 9, pairs: [[['汽油'], ['点着', '打火机']]] }),
  ];
  const check = createSafety(phrases, false);
  const found = (text: string, earlier: string[] = []) => check(text, earlier)?.id;

  test('finds a trigger and says what set it off', () => {
    expect(check('他又打我了', [])).toMatchObject({
      id: 'hit',
      evidence: ['打我'],
      numbers: [{ number: '110' }],
    });
  });
  test.each(['他 打 我', '他打.我', '他＊打＊我', '他打\u200b我', '他打😭我', '他打俺'])(
    'spelling hides nothing: %s',
    (text) => {
      expect(found(text)).toBe('hit');
    },
  );
  test('a phrase may have a gap, a class of words, and alternatives', () => {
    expect(found('老公喝多了就摔家里的东西')).toBe('hit');
    expect(found('客人不小心摔了东西')).toBeUndefined();
  });
  test('both words of a pair must stand near each other', () => {
    expect(found('他提着汽油，手里拿着打火机')).toBe('fire');
    expect(found('汽油又涨价了')).toBeUndefined();
    expect(found(`汽油涨价了。${'今天说点别的事情，'.repeat(12)}打火机在哪买`)).toBeUndefined();
  });
  test('look-alikes, denials and stories are none', () => {
    for (const text of [
      '请打我电话',
      '他没有打我',
      '电影里他打我',
      '小说里写他打我',
      '三年前他打我，早过去了',
    ]) {
      expect(found(text), text).toBeUndefined();
    }
  });
  test('a look-alike covers only its own words', () => {
    expect(found('我让他打我电话，他就打我')).toBe('hit');
  });
  test('what happens now is no story', () => {
    expect(found('就像电影里那样，他现在就打我')).toBe('hit');
  });
  test('the heavier emergency goes out', () => {
    expect(found('他打我，还拿着汽油和打火机')).toBe('fire');
  });
  test('a message and the one before it are read together, but an old one alone sets nothing off again', () => {
    expect(found('打火机都拿出来了', ['他提着一桶汽油'])).toBe('fire');
    expect(found('好的', ['他打我'])).toBeUndefined();
    expect(found('打我', ['他又'])).toBe('hit');
  });
  test('an unknown class of words stops the start', () => {
    expect(() => createSafety([emergency('x', { triggers: ['{外星人}来了'] })])).toThrow('外星人');
  });
  test('a long paste is read in a few milliseconds, its end included', () => {
    const paste = `${'这是一份很长的材料，'.repeat(2000)}他打我`;
    check(paste, []);
    const started = performance.now();
    expect(found(paste)).toBe('hit');
    expect(performance.now() - started).toBeLessThan(50);
  });
});

describe('with knowledge/safety.yaml', () => {
  const problems: unknown[] = [];
  const check = createSafety(
    readSafety('safety.yaml', readFileSync('knowledge/safety.yaml', 'utf8'), problems as never[]),
  );

  test('the file is valid', () => expect(problems).toEqual([]));
  test.each(['dev', 'test'] as const)(
    'emergencies are recognised and look-alikes are not: %s half',
    async (half) => {
      const report = await evalSafety({ check }, { datasets: ['evals/safety.jsonl'], half });
      expect(report.recall).toBeGreaterThanOrEqual(0.98);
      expect(report.falseAlarms).toBeLessThanOrEqual(0.05);
      expect(report.rightScript).toBeGreaterThanOrEqual(0.7);
    },
  );
  test('what no phrase foresees is told by its words taken together', () => {
    const emergencies = readSafety('safety.yaml', readFileSync('knowledge/safety.yaml', 'utf8'), []);
    const words = '我已经想好了，写了一封信给爸妈，不想再拖累他们';
    expect(createSafety(emergencies, false)('她说活着就像在泥里走，什么都不想要了', [])).toBeUndefined();
    expect(check(words, [])).toMatchObject({ id: 'suicide' });
  });
  const BLIND = ['', '-2', '-3', '-4'].map((n) => `evals/safety-blind${n}.jsonl`);
  test('messages nothing was fitted to are recognised as well', async () => {
    const report = await evalSafety({ check }, { datasets: BLIND });
    expect(report.recall).toBeGreaterThanOrEqual(0.98);
    expect(report.falseAlarms).toBeLessThanOrEqual(0.05);
    expect(report.ms).toBeLessThan(5);
  });
  test('the blind messages are in no set that is learned from', () => {
    const learned = readFileSync('evals/safety.jsonl', 'utf8');
    const blind = BLIND.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'));
    for (const line of blind) expect(learned).not.toContain(`"${JSON.parse(line).text}"`);
  });
  test.each([
    '邻居把杂物堆在楼道堵着门',
    '传销和直销怎么区分，法律上有什么标准',
    '离了八年了，前夫当年家暴的事现在还能追究吗',
    '剧组找我拍一场被囚禁的戏，合同没写报酬怎么办',
    '消防演练的时候冒烟把我衣服熏黑了谁赔',
  ])('what only sounds like an emergency is none: %s', (text) => expect(check(text, [])).toBeUndefined());
  test('domestic violence never goes to mediation', () => {
    expect(check('老公又打我了', [])).toMatchObject({ id: 'domestic-violence', mediationAllowed: false });
  });
});
