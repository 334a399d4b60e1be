import { describe, expect, it } from 'vitest';
import { incoming } from '../builders.ts';
import type { MakeWorld } from '../world.ts';

export function receiveTests(makeWorld: MakeWorld): void {
  describe('receiving', () => {
    it('stores an update once, however often and however close together it comes', async () => {
      const { log, open } = await makeWorld();
      const other = await open();
      const update = incoming({ updateId: 'u1' });
      const receipts = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? other.log : log).receive(update)),
      );
      expect(receipts.filter((receipt) => receipt.accepted)).toHaveLength(1);
      expect(new Set(receipts.map((receipt) => receipt.message)).size).toBe(1);
      expect(new Set(receipts.map((receipt) => receipt.turn)).size).toBe(1);
      expect(await log.messagesAfter(receipts[0]!.resident, 0, 10)).toHaveLength(1);
    });

    it('numbers the messages of a resident without gaps when they come at once', async () => {
      const { log, say } = await makeWorld();
      const receipts = await Promise.all(Array.from({ length: 30 }, () => say({ address: 'a' })));
      expect(receipts.map((receipt) => receipt.seq).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 30 }, (_, n) => n + 1),
      );
      expect((await log.stats()).residents).toBe(1);
    });

    it('keeps channels and addresses apart', async () => {
      const { say } = await makeWorld();
      const receipts = [
        await say({ channel: 'telegram', address: 'a', updateId: '1' }),
        await say({ channel: 'web', address: 'a', updateId: '1' }),
        await say({ channel: 'web', address: 'b', updateId: '1' }),
      ];
      expect(receipts.every((receipt) => receipt.accepted)).toBe(true);
      expect(new Set(receipts.map((receipt) => receipt.resident)).size).toBe(3);
    });

    it('gives back what came, files included', async () => {
      const { log, say } = await makeWorld();
      const file = {
        reference: 'x/1.jpg',
        kind: 'photo',
        name: '漏水.jpg',
        mediaType: 'image/jpeg',
        bytes: 7,
      } as const;
      const content = { type: 'file', files: [file], caption: '天花板' } as const;
      const { resident } = await say({ content: { ...content, files: [file] }, channelMessageId: '77' });
      const [message] = await log.messagesAfter(resident, 0, 10);
      expect(message).toMatchObject({ content, channelMessageId: '77', direction: 'in', author: 'resident' });
      expect(message!.files).toEqual([{ ...file, id: expect.any(String) }]);
    });

    it('takes hostile text as text', async () => {
      const { log, say } = await makeWorld();
      const text = "a\0b\ud800'; drop table messages; --😀";
      const { resident } = await say({
        text,
        name: `x${text}`,
        address: text,
        updateId: text,
        channelMessageId: text,
      });
      const [message] = await log.messagesAfter(resident, 0, 10);
      expect(message!.content).toEqual({ type: 'text', text });
      expect((await log.residentByAddress('telegram', text))?.id).toBe(resident);
    });

    it('links an edit to the consultation of the message it edits', async () => {
      const { exchange, say, take, log, clock, at } = await makeWorld();
      const { turn } = await exchange({ channelMessageId: '5', text: '漏水' });
      const consultation = (await log.turn(turn.id))!.turn.consultation!;
      await log.closeIdle(at(1), clock.now());
      await say({ channelMessageId: '5', content: { type: 'edit', text: '楼上漏水' } });
      expect((await take()).consultation?.id).toBe(consultation);
    });

    it('pages through messages both ways', async () => {
      const { log, say } = await makeWorld();
      let resident: Awaited<ReturnType<typeof say>>['resident'] | undefined;
      for (let n = 0; n < 5; n++) resident = (await say()).resident;
      const seqs = (messages: { seq: number }[]) => messages.map((message) => message.seq);
      expect(seqs(await log.messagesAfter(resident!, 1, 2))).toEqual([2, 3]);
      expect(seqs(await log.messagesBefore(resident!, undefined, 2))).toEqual([4, 5]);
      expect(seqs(await log.messagesBefore(resident!, 4, 2))).toEqual([2, 3]);
    });

    it('keeps the name sealed and forgets none of it', async () => {
      const { log, say } = await makeWorld();
      await say({ address: 'a', name: '李奶奶' });
      await say({ address: 'a', name: undefined });
      expect((await log.residentByAddress('telegram', 'a'))?.name).toBe('李奶奶');
    });
  });
}
