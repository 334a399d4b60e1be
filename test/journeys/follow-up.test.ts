import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/contracts/answer.ts';
import { newId } from '../../src/core/ids.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

let whole: WholeApp;
beforeAll(async () => {
  whole = await startWholeApp();
});
afterAll(() => whole.close());

async function ask(address: string, text: string): Promise<Answer> {
  const receipt = await whole.app.receive({
    channel: 'web',
    updateId: newId(),
    sender: { address, name: undefined },
    channelMessageId: undefined,
    content: { type: 'text', text },
    at: new Date(),
  });
  await whole.app.idle();
  const found = (await whole.app.storage.log.turn(receipt.turn))!;
  return found.replies.flatMap(({ reply }) => (reply?.body.type === 'answer' ? [reply.body.answer] : []))[0]!;
}

test.each([
  ['那要多久？', /一年|两年|四十五日|十五日/],
  ['要花多少钱', /不收费|10元|法律援助/],
  ['需要准备什么材料', /身份证/],
])('%s after a question about wages is answered by that alone', async (followUp, expected) => {
  const address = newId();
  const first = await ask(address, '公司拖欠我三个月工资怎么办');
  expect(first.steps.length).toBeGreaterThan(2);
  const more = await ask(address, followUp);
  expect(more.short.map((claim) => claim.text).join('\n')).toMatch(expected);
  expect(more.steps).toEqual([]);
  expect(more.citations.length).toBeGreaterThan(0);
});
