import { describe, expect, test } from 'vitest';
import { guidesNamed } from '../../src/consultation/triage/keyword.ts';

const guides = [
  { title: '去哪个法院告：户口地、离婚', words: ['起诉'], questions: ['去哪起诉', '告他去哪个法院'] },
  { title: '协议离婚', words: ['办离婚'], questions: ['两个人都同意离婚', '离婚要带什么'] },
  { title: '被人打了怎么办', words: ['打架', '狗咬'], questions: ['跟人打架了'] },
];
const titles = (text: string) => guidesNamed(guides, text).map(({ title }) => title);

describe('a bare word', () => {
  test('names the guides that have it, what speaks of it most first', () => {
    expect(titles('离婚')).toEqual(['协议离婚', '去哪个法院告：户口地、离婚']);
    expect(titles('离婚？')).toEqual(titles('离婚'));
    expect(titles('打架')).toEqual(['被人打了怎么办']);
  });
  test('is found with a letter more before or after it', () => {
    expect(titles('要离婚')).toEqual(titles('离婚'));
    expect(titles('狗咬人')).toEqual(['被人打了怎么办']);
  });
  test('that only asks names nothing, nor does one no guide has', () => {
    expect(titles('怎么办')).toEqual([]);
    expect(titles('苹果')).toEqual([]);
    expect(titles('婚')).toEqual([]);
  });
  test('is no longer than four letters', () => {
    expect(titles('我想离婚了')).toEqual([]);
  });
});
