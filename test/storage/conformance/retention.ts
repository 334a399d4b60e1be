import { describe, expect, it } from 'vitest';
import { opening, result } from '../builders.ts';
import type { MakeWorld } from '../world.ts';

const closing = (texts = ['再见']) =>
  result({
    texts,
    consultation: { use: 'current', changes: { event: 'close', outcome: 'answered-by-bot' } },
  });

export function retentionTests(makeWorld: MakeWorld): void {
  describe('transcripts past their time', () => {
    it('loses the words of what is closed long enough, and keeps what is counted', async () => {
      const world = await makeWorld();
      const { log, clock, exchange, at } = world;
      const record = { path: 'answer', topic: 'divorce', standalone: '王某要离婚' } as const;
      const old = await exchange({ address: 'a', text: '我叫王某' }, opening({ record }));
      await exchange({ address: 'a', text: '谢谢' }, closing());
      const greeting = await exchange(
        { address: 'c', text: '你好' },
        result({ consultation: { use: 'none' } }),
      );
      const open = await exchange({ address: 'b', text: '还在问' }, opening());
      clock.advance(1_000);
      const before = at(0);
      const young = await exchange({ address: 'a', text: '另一件' }, opening());
      await exchange({ address: 'a', text: '好了' }, closing());
      clock.advance(1_000);

      expect(await log.eraseOld(before, clock.now())).toBe(1);
      expect(await log.eraseOld(before, clock.now())).toBe(0);
      const said = async (resident: typeof old.resident.id) =>
        (await log.messagesAfter(resident, 0, 20)).map((m) => ((m.content ?? m.reply) ? 'kept' : 'erased'));
      expect(await said(old.resident.id)).toEqual([
        ...Array<string>(4).fill('erased'),
        ...Array<string>(4).fill('kept'),
      ]);
      expect(await said(greeting.resident.id)).toEqual(['erased', 'erased']);
      expect(await said(open.resident.id)).toEqual(['kept', 'kept']);
      expect((await log.turn(old.turn.id))!.turn.record).toEqual({ path: 'answer', topic: 'divorce' });
      expect((await log.turn(young.turn.id))!.message.content).toEqual({ type: 'text', text: '另一件' });
      expect(await log.consultationsOf(old.resident.id)).toMatchObject([
        { number: '2026-000003', state: 'closed' },
        { number: '2026-000001', state: 'closed', outcome: 'answered-by-bot' },
      ]);
    });
  });
}
