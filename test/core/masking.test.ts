import { expect, test } from 'vitest';
import { maskPersonal } from '../../src/core/masking.ts';

test.each([
  ['我的身份证11010119900307123X，求助', '我的身份证〔身份证号〕，求助'],
  ['电话13800138000找我', '电话〔手机号〕找我'],
  ['电话+86 138-0013-8000', '电话〔手机号〕'],
  ['卡号6222 0200 1234 5678 901', '卡号〔银行卡号〕'],
  ['座机010-12345678', '座机〔电话号码〕'],
  ['邮箱zhang.san@example.com', '邮箱〔邮箱〕'],
])('%s', (text, masked) => {
  expect(maskPersonal(text)).toBe(masked);
});

test.each([
  '拖欠工资12345678元',
  '民法典第1076条',
  '2026年11月22日',
  '(2025)京01民终1234号',
  '打110还是12348',
])('leaves %s alone', (text) => {
  expect(maskPersonal(text)).toBe(text);
});
