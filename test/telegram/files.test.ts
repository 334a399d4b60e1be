import { afterEach, describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../src/core/errors.ts';
import { type Harness, startHarness } from './channel-harness.ts';

const BYTES = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

describe('files and voice in telegram', () => {
  let harness: Harness;
  afterEach(() => harness.close());
  const contents = () => harness.received.map((i) => i.content);

  it('takes photos in their largest size and documents, logged with the copies kept of them', async () => {
    harness = await startHarness();
    const person = harness.server.user(1);
    person.sendPhoto(BYTES, '天花板');
    person.sendDocument('租房合同.pdf', BYTES.slice(1));
    await vi.waitFor(() => expect(harness.received).toHaveLength(2));
    expect(contents()).toMatchObject([
      {
        type: 'file',
        caption: '天花板',
        files: [{ kind: 'photo', mediaType: 'image/jpeg', bytes: 12, reference: 'saved/1' }],
      },
      {
        type: 'file',
        caption: '',
        files: [
          { kind: 'document', name: '租房合同.pdf', mediaType: 'application/pdf', reference: 'saved/2' },
        ],
      },
    ]);
    expect(harness.saved).toEqual([BYTES, BYTES.slice(1)]);
  });

  it('leaves with telegram what cannot be copied now, to be fetched later', async () => {
    harness = await startHarness();
    harness.server.faults.next('getFile', { kind: 'status', status: 502 });
    harness.server.user(1).sendDocument('合同.pdf', BYTES);
    await vi.waitFor(() => expect(harness.received).toHaveLength(1));
    expect(harness.saved).toEqual([]);
    const [content] = contents();
    const file = content?.type === 'file' ? content.files[0]! : undefined;
    expect(await harness.channel.fetchFile(file!.reference)).toEqual(BYTES);
  });

  it('keeps no copy of a message that was not logged', async () => {
    let failures = 2;
    harness = await startHarness({
      async receive() {
        if (failures-- > 0) throw new Error('database is locked');
        return { accepted: true } as never;
      },
    });
    harness.server.user(1).sendPhoto(BYTES);
    await vi.waitFor(() => expect(harness.saved).toHaveLength(3), 5_000);
    await vi.waitFor(() => expect(harness.server.bot.updates).toEqual([]), 5_000);
    expect(harness.removed).toEqual(['saved/1', 'saved/2']);
  });

  it('takes what is no file as what it says', async () => {
    harness = await startHarness();
    const person = harness.server.user(1);
    person.sendFields({ location: { latitude: 31.2, longitude: 121.5 } });
    person.sendFields({ contact: { phone_number: '13800000000', first_name: '三', last_name: '张' } });
    person.sendFields({ poll: { id: '1', question: '谁对', options: [] } });
    person.sendFields({ sticker: { file_id: 'S', file_unique_id: 'u', width: 1, height: 1 } });
    person.sendFields({ dice: { emoji: '🎲', value: 3 } });
    person.sendFields({ pinned_message: {} });
    person.send('完');
    await vi.waitFor(() => expect(harness.received).toHaveLength(6));
    expect(
      contents().map((c) =>
        c.type === 'file' ? [c.files[0]!.kind, c.files[0]!.name, c.files[0]!.reference] : c.type,
      ),
    ).toEqual([
      ['location', '位置', 'geo:31.2,121.5'],
      ['other', '名片 张三 13800000000', 'note:contact'],
      ['other', '投票 谁对', 'note:poll'],
      ['sticker', 'sticker-u.webp', 'S'],
      ['other', '其他内容', 'note:dice'],
      'text',
    ]);
  });

  it('makes no copy of what is too large, and goes on', async () => {
    harness = await startHarness({ maxFileBytes: 5 });
    const person = harness.server.user(1);
    person.sendDocument('大.pdf', BYTES);
    person.sendDocument('骗人的大小.pdf', BYTES, { size: 3 });
    person.sendDocument('小.pdf', BYTES.slice(0, 4));
    await vi.waitFor(() => expect(harness.saved).toHaveLength(1));
    expect(harness.saved[0]).toHaveLength(4);
    expect(harness.received).toHaveLength(3);
    await expect(harness.channel.fetchFile('no such file')).rejects.toThrow('Telegram 400');
  });

  it('hears voice messages as text and keeps the recording', async () => {
    harness = await startHarness({
      transcribe: async (audio, name) => `听到${audio.length}字节 ${name.slice(-4)}`,
    });
    const person = harness.server.user(1);
    person.sendVoice(BYTES);
    await vi.waitFor(() => expect(harness.saved).toHaveLength(1));
    expect(contents()).toMatchObject([{ type: 'text', text: '听到12字节 .ogg', files: [{ kind: 'voice' }] }]);
    expect(person.actions()).toContain('typing');
    expect(harness.server.count('getFile')).toBe(1);
  });

  it('takes a voice message as a file when nobody can hear it', async () => {
    harness = await startHarness({
      transcribe: async () => {
        throw new Unavailable('speech endpoint is down');
      },
    });
    harness.server.user(1).sendVoice(BYTES);
    await vi.waitFor(() => expect(harness.received).toHaveLength(1));
    expect(contents()).toMatchObject([{ type: 'file', files: [{ kind: 'voice' }] }]);
  });

  it('answers others while a long voice message is being heard, and keeps the order of its own chat', async () => {
    let heard = (_: string) => {};
    harness = await startHarness({ transcribe: () => new Promise((resolve) => (heard = resolve)) });
    const slow = harness.server.user(1);
    slow.sendVoice(BYTES);
    slow.send('我刚才说的你听到了吗');
    await vi.waitFor(() => expect(harness.server.count('getFile')).toBe(1));
    harness.server.user(2).send('我很急');
    await vi.waitFor(() => expect(contents()).toEqual([{ type: 'text', text: '我很急' }]));
    expect(harness.server.bot.updates).toHaveLength(3);
    heard('邻居太吵');
    await vi.waitFor(() => expect(harness.received).toHaveLength(3));
    expect(contents().slice(1)).toMatchObject([{ text: '邻居太吵' }, { text: '我刚才说的你听到了吗' }]);
    await vi.waitFor(() => expect(harness.server.bot.updates).toEqual([]), 5_000);
    expect(harness.server.count('getFile')).toBe(1);
  });
});
