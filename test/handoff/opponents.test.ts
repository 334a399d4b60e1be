import { expect, test } from 'vitest';
import { opponentsIn } from '../../src/consultation/opponents.ts';

test.each([
  ['我在宏达建筑公司打工，拖欠工资三个月', ['宏达建筑公司']],
  ['宏达建筑有限公司欠我们四十个工人的工资', ['宏达建筑公司']],
  ['我们住锦绣花园，物业公司把电梯停了', ['锦绣花园']],
  ['公司拖欠我三个月工资怎么办', []],
  ['物业公司不管漏水', []],
  ['楼上漏水把我家天花板泡了', []],
])('%s names %j', (text, names) => {
  expect(opponentsIn(text)).toEqual(names);
});
