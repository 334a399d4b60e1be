import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TopicId } from '../../../src/core/ids.ts';
import { opening, result } from '../builders.ts';
import { LEASE, type MakeWorld } from '../world.ts';

const erasing = (texts = ['已删除']) => result({ record: { path: 'action' }, erase: true, texts });

export function eraseTests(makeWorld: MakeWorld): void {
  describe('erasing a resident', () => {
    it('takes out words, names and circumstances, and keeps what is counted', async () => {
      const world = await makeWorld();
      const { log, exchange } = world;
      const record = {
        path: 'answer',
        topic: 'divorce',
        standalone: '王某要离婚',
        facts: { years: '3' },
        notes: ['x'],
      } as const;
      const changes = { topic: 'divorce' as TopicId, event: 'call-person' } as const;
      const handoff = {
        reason: 'asked',
        wish: '王某的事',
        urgency: 'now',
        who: '周',
        promise: '今天',
        due: world.at(0),
      } as const;
      const told = await exchange(
        { text: '我叫王某' },
        opening({ record: { ...record, notes: ['x'] }, handoff, consultation: { use: 'new', changes } }),
      );
      await exchange({ content: { type: 'action', action: 'erase-sure' } }, erasing());
      const resident = (await log.resident(told.resident.id))!;
      expect(resident).toMatchObject({ name: undefined, erasedAt: world.clock.now() });
      const [question, answer, press, farewell] = await log.messagesAfter(resident.id, 0, 10);
      for (const erased of [question, answer, press]) {
        expect(erased).toMatchObject({
          content: undefined,
          reply: undefined,
          channelMessageId: undefined,
          updateId: undefined,
        });
      }
      expect(farewell!.reply?.body).toEqual({ type: 'text', text: '已删除' });
      expect((await log.turn(told.turn.id))!.turn.record).toEqual({ path: 'answer', topic: 'divorce' });
      expect(await log.consultationsOf(resident.id)).toMatchObject([
        {
          number: '2026-000001',
          topic: 'divorce',
          state: 'closed',
          outcome: 'withdrawn',
          channel: 'telegram',
        },
      ]);
      expect(await log.queue()).toEqual([]);
    });

    it('lets the same person start anew', async () => {
      const { log, exchange, say } = await makeWorld();
      const before = await exchange({ address: 'a' });
      await exchange({ address: 'a' }, erasing());
      expect(await log.residentByAddress('telegram', 'a')).toBeUndefined();
      const after = await say({ address: 'a' });
      expect(after.resident).not.toBe(before.resident.id);
      expect(after.seq).toBe(1);
    });

    it('still delivers its own reply, and nothing said before it', async () => {
      const { log, exchange, clock } = await makeWorld();
      await exchange({ address: 'a' }, opening({ texts: ['旧答复'] }));
      await exchange({ address: 'a' }, erasing());
      const rows = await log.claimOutbox('telegram', 'sender', 10, LEASE, clock.now());
      expect(rows).toMatchObject([{ address: 'a', reply: { body: { text: '已删除' } } }]);
      await log.outboxSent(rows[0]!.id, 'sender', clock.now());
      expect(await log.stats()).toMatchObject({ outboxPending: 0, outboxDead: 1 });
    });

    it('deletes the files, and none outside its folder', async () => {
      const { log, exchange, options } = await makeWorld();
      const folder = join(options.dataDir, 'files', 'w1');
      mkdirSync(folder, { recursive: true });
      const inside = join(folder, 'a.jpg');
      const outside = join(options.dataDir, 'keep.txt');
      for (const path of [inside, outside]) writeFileSync(path, 'x');
      const file = (reference: string) =>
        ({ reference, kind: 'photo', name: '身份证.jpg', mediaType: 'image/jpeg', bytes: 1 }) as const;
      const files = ['w1/a.jpg', '../keep.txt', outside, 'AgACAgUAAx'].map(file);
      const { resident } = await exchange({ content: { type: 'file', files, caption: '' } });
      await exchange({}, erasing());
      expect(existsSync(inside)).toBe(false);
      expect(existsSync(outside)).toBe(true);
      const [message] = await log.messagesAfter(resident.id, 0, 1);
      expect(message!.files).toHaveLength(4);
      expect(message!.files.every((one) => one.name === '' && one.reference === '')).toBe(true);
    });

    it('deletes at the next start what it could not delete at once', async () => {
      const { exchange, options, open } = await makeWorld();
      const path = join(options.dataDir, 'files', 'a.jpg');
      mkdirSync(path, { recursive: true });
      const file = {
        reference: 'a.jpg',
        kind: 'photo',
        name: 'a',
        mediaType: 'image/jpeg',
        bytes: 1,
      } as const;
      await exchange({ content: { type: 'file', files: [file], caption: '' } });
      await exchange({}, erasing());
      expect(existsSync(path)).toBe(true);
      rmdirSync(path);
      writeFileSync(path, 'x');
      await open();
      expect(existsSync(path)).toBe(false);
    });

    it('answers what was said after the wish to be erased, under the new record', async () => {
      const { log, say, take, finish } = await makeWorld();
      const wish = await say({ address: 'a', text: '删除' });
      const later = await say({ address: 'a', text: '再问一句' });
      await finish(await take(), erasing());
      const work = await take();
      expect(work.turn.id).toBe(later.turn);
      expect(work.message).toMatchObject({ seq: 1, content: { type: 'text', text: '再问一句' } });
      expect(work.resident.id).not.toBe(wish.resident);
      expect((await log.residentByAddress('telegram', 'a'))?.id).toBe(work.resident.id);
      const replies = await finish(work);
      expect(replies).toMatchObject([{ seq: 2, resident: work.resident.id }]);
    });

    it('keeps an old update claimed', async () => {
      const { say, exchange } = await makeWorld();
      await exchange({ address: 'a', updateId: 'u1' });
      await exchange({ address: 'a' }, erasing());
      expect((await say({ address: 'a', updateId: 'u1' })).accepted).toBe(false);
    });
  });
}
