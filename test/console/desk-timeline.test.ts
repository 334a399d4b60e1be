import { describe, expect, it } from 'vitest';
import { newsOf } from '../../src/console/staff/desk/alerts/news.ts';
import { spanOf } from '../../src/console/staff/desk/hooks/times.ts';
import { timelineOf } from '../../src/console/staff/desk/talk/timeline.ts';
import type { DeskMatter, MatterStory, QueueItem } from '../../src/contracts/console/desk.ts';

const message = (seq: number, at: string, direction: 'in' | 'out' = 'in') =>
  ({ id: `m${seq}`, seq, at, direction }) as MatterStory['messages'][number];
const keys = (story: Partial<MatterStory>) =>
  timelineOf({ messages: [], events: [], closings: [], ...story } as MatterStory).map(({ key }) => key);

describe('the story of a matter', () => {
  it('keeps messages as they are numbered, though the channel counts whole seconds', () => {
    const messages = [
      message(1, '2026-11-23T02:00:05.000Z'),
      message(2, '2026-11-23T02:00:07.400Z', 'out'),
      message(3, '2026-11-23T02:00:07.000Z'),
    ];
    expect(keys({ messages })).toEqual(['2026-11-23', 'm1', 'm2', 'm3']);
  });

  it('puts a change before the words that tell of it, tells a close once, and begins each day in Shanghai', () => {
    const event = { event: 'take', from: 'queued', to: 'held', by: '顾明', at: '2026-11-23T02:00:06.000Z' };
    const end = '2026-11-23T16:30:00.000Z';
    const closing = { at: end } as MatterStory['closings'][number];
    expect(
      keys({
        messages: [message(1, '2026-11-23T02:00:06.000Z'), message(2, event.at, 'out')],
        events: [event, { ...event, event: 'close', at: end }],
        closings: [closing],
      }),
    ).toEqual(['2026-11-23', 'm1', 'event-0', 'm2', '2026-11-24', 'closing-0']);
  });
});

describe('news', () => {
  const waiting = { number: '2026-000001', card: null, waitingSince: '2026-11-23T02:00:00Z' } as QueueItem;
  const held = {
    number: '2026-000002',
    state: 'held',
    last: { by: 'resident', at: '2026-11-23T02:00:00Z', text: '我的身份证号是…' },
  } as DeskMatter;

  it('names numbers, never what a resident wrote', () => {
    const words = newsOf([waiting], [held]).map((one) => one.words);
    expect(words).toEqual(['新的件 2026-000001 在等接手', '2026-000002 有新消息']);
  });

  it('is new again when a card comes, or new words; not for one’s own', () => {
    const [before] = newsOf([waiting], []);
    const [card] = newsOf([{ ...waiting, card: { id: 'c1', expiresAt: '' } }], []);
    expect(card?.key).not.toBe(before?.key);
    expect(newsOf([], [{ ...held, last: { ...held.last!, by: 'person' } }])).toEqual([]);
  });
});

it.each([
  [20_000, '不到 1 分钟'],
  [59 * 60_000, '59 分钟'],
  [3 * 3_600_000 + 5 * 60_000, '3 小时 5 分'],
  [26 * 3_600_000, '1 天 2 小时'],
])('says %i ms as %s', (ms, words) => expect(spanOf(ms)).toBe(words));
