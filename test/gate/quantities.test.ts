import { describe, expect, test } from 'vitest';
import { readNumeral } from '../../src/consultation/gate/numerals.ts';
import { findQuantities } from '../../src/consultation/gate/quantities.ts';
import { findQuotations, holdsQuotation, lettersOf } from '../../src/consultation/gate/quotations.ts';

const keys = (text: string) => findQuantities(text).map(({ key }) => key);

describe('quantities in running text', () => {
  test.each([
    ['三年', '3年'],
    ['百分之二十', '20%'],
    ['二成', '20％'],
    ['一万元', '10000元'],
    ['１万元', '1万'],
    ['十五日', '15天'],
    ['两个月', '2个月'],
    ['一年半', '1.5年'],
    ['万分之五', '0.05%'],
    ['二倍', '2倍'],
    ['晚上十点前', '22:00'],
    ['2万5千元', '25,000元'],
  ])('%s is %s', (a, b) => {
    expect(keys(a)).toEqual(keys(b));
    expect(keys(a)).toHaveLength(1);
  });
  test.each([
    ['半年', '六个月'],
    ['十日', '十个工作日'],
    ['一周', '七天'],
    ['三日', '三个月'],
    ['3元', '3万元'],
    ['2026年', '2026元'],
  ])('%s is not %s', (a, b) => {
    expect(keys(a)).not.toEqual(keys(b));
  });
  test.each([
    '第三十条第二款',
    '《解释（一）》',
    '① 先拍照',
    '1. 先拍照',
    '一般要一起去',
    '同一天',
    '十分重要',
    '一次性给清',
    '注意一点',
  ])('%s states no measure', (text) => {
    expect(findQuantities(text).filter(({ weak }) => !weak)).toEqual([]);
  });
  test('ranges give both ends the unit', () => {
    expect(keys('三到五年').sort()).toEqual(['3 year', '5 year']);
    expect(keys('3-5万元').sort()).toEqual(['30000 yuan', '50000 yuan']);
  });
  test('a bound belongs to its number', () => {
    expect(findQuantities('五日以上十日以下').map(({ bound }) => bound)).toEqual(['lower', 'upper']);
    expect(findQuantities('最高不超过五万元')[0]!.bound).toBe('upper');
  });
});

test('numerals mix digits and characters', () => {
  expect(['三', '一千零七十六', '3.5万', '2万5千', '一点五', '二〇二六', '十'].map(readNumeral)).toEqual([
    3, 1076, 35000, 25000, 1.5, 2026, 10,
  ]);
  expect(readNumeral('点')).toBeUndefined();
});

test('quotations are compared by their letters, pieces in order', () => {
  const source = lettersOf('甲应当先道歉，再赔偿；乙可以起诉。');
  expect(holdsQuotation(source, '应当先道歉……可以起诉')).toBe(true);
  expect(holdsQuotation(source, '可以起诉……应当先道歉')).toBe(false);
  expect(findQuotations('法律规定“应当先道歉”，叫「好」')).toEqual([
    { text: '应当先道歉', attributed: true, spoken: false },
  ]);
});
