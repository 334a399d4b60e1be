import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/channels/telegram/bot-api.ts';
import { createTakeUpdate } from '../../src/channels/telegram/updates/take-update.ts';
import type { Incoming } from '../../src/consultation/incoming.ts';
import { systemClock } from '../../src/core/clock.ts';
import { silentLogger } from '../../src/core/logger.ts';

const junk = fc.jsonValue({ maxDepth: 3 });
/** Mostly as it should be, sometimes otherwise. */
const rarely = (usual: fc.Arbitrary<unknown>, odd: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
const orJunk = (value: fc.Arbitrary<unknown>) => rarely(value, junk);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('/start x', '/my', '你好', '', ' ', '\ud800', '@falin_test_bot'),
);
const id = fc.oneof(fc.integer(), fc.constant(1));
const user = fc.record(
  { id, is_bot: rarely(fc.constant(false), fc.boolean()), first_name: text, last_name: text },
  { requiredKeys: ['id'] },
);
const chat = fc.record(
  { id, type: rarely(fc.constant('private'), fc.constantFrom('group', 'supergroup', 'channel', 'new-kind')) },
  { requiredKeys: ['id'] },
);
const media = fc.record(
  {
    file_id: text,
    file_unique_id: text,
    file_size: fc.oneof(fc.nat(), junk),
    file_name: text,
    mime_type: text,
  },
  { requiredKeys: [] },
);
const message = fc.record(
  {
    message_id: orJunk(id),
    date: orJunk(fc.integer()),
    chat: orJunk(chat),
    from: orJunk(user),
    text: orJunk(text),
    caption: orJunk(text),
    photo: orJunk(fc.array(media, { maxLength: 3 })),
    document: orJunk(media),
    voice: orJunk(media),
    audio: orJunk(media),
    video: orJunk(media),
    sticker: orJunk(media),
    location: orJunk(fc.record({ latitude: fc.double(), longitude: fc.double() })),
    contact: orJunk(fc.record({ phone_number: text, first_name: text })),
    poll: junk,
    venue: junk,
    dice: junk,
    reply_to_message: junk,
    entities: junk,
    new_chat_members: junk,
  },
  { requiredKeys: ['message_id', 'chat'] },
);
const update = rarely(
  fc.record(
    {
      update_id: orJunk(fc.nat()),
      message: orJunk(message),
      edited_message: orJunk(message),
      callback_query: orJunk(
        fc.record(
          {
            id: orJunk(text),
            from: orJunk(user),
            data: orJunk(fc.oneof(text, fc.constant('useful:t1'))),
            message: orJunk(message),
          },
          { requiredKeys: [] },
        ),
      ),
      my_chat_member: junk,
      unheard_of: junk,
    },
    { requiredKeys: ['update_id'] },
  ),
  junk,
);

describe('updates of any shape', () => {
  it('never crash the channel, and what comes through is sound', async () => {
    const received: Incoming[] = [];
    const api = new Proxy({}, { get: () => async () => new Uint8Array() }) as BotApi;
    const take = createTakeUpdate({
      api,
      bot: () => ({ id: 7, username: 'falin_test_bot' }),
      async receive(incoming) {
        received.push(incoming);
        return {} as never;
      },
      transcribe: async () => '听到的话',
      keep: async (file) => file,
      removeCopy: async () => {},
      maxFileBytes: 1000,
      clock: systemClock,
      logger: silentLogger,
      stopping: new AbortController().signal,
    });
    await fc.assert(
      fc.asyncProperty(update, async (raw) => await take(raw)),
      { numRuns: 5_000 },
    );
    expect(received.length).toBeGreaterThan(100);
    for (const { updateId, sender, at, content } of received) {
      expect(updateId).toMatch(/^7:-?\d+$/);
      expect(sender.address).toMatch(/^-?\d+$/);
      expect(Number.isNaN(at.getTime())).toBe(false);
      // JSON writes half characters and NUL as escapes.
      expect(JSON.stringify(content)).not.toMatch(/\\ud[89a-f]|\\u0000/);
    }
  });
});
