import { describe, expect, test } from 'vitest';
import { smalltalkOf } from '../../src/consultation/triage/smalltalk.ts';

describe('small talk', () => {
  test.each([
    ['嗯嗯嗯嗯嗯', 'thanks'],
    ['哦哦哦', 'thanks'],
    ['拜拜拜拜', 'farewell'],
    ['真是垃圾', 'abuse'],
  ])('%s: letters said over and over are still %s', (text, kind) => {
    expect(smalltalkOf(text)).toBe(kind);
  });

  // A pattern that can read a run of letters in many ways takes twice as long for each letter: one such message stops everybody's.
  test.each([
    '嗯',
    '哦',
    '拜',
    '好',
    '哈',
    '你',
    '赞',
    '真是',
    '谢谢',
    '你好',
    '没了',
    '哦呀',
    '嗯哦',
    '88',
    'ok',
    '垃圾',
  ])('a message of nothing but %s and one letter more is refused at once', (unit) => {
    const text = `${unit.repeat(30).slice(0, 29)}事`;
    const started = performance.now();
    expect(smalltalkOf(text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});
