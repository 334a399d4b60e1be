import { expect, test } from 'vitest';
import { opponentsIn, placesIn } from '../../src/consultation/opponents.ts';

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

test.each([
  ['锦绣花园3号楼电梯坏了半个月', ['锦绣花园3号楼']],
  ['我家住12栋，楼道漏水没人管', ['星河社区12号楼']],
  ['就在建设路88号，天天半夜施工', ['建设路88号']],
  ['公司欠我3个月工资', []],
])('%s names the places %j', (text, places) => {
  expect(placesIn(text, '星河社区')).toEqual(places);
});
