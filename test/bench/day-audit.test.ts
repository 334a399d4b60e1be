import { expect, test } from 'vitest';
import type { Evidence, Tables } from '../../src/bench/day/audit/evidence.ts';
import { heldOnce } from '../../src/bench/day/audit/held-once.ts';
import { nothingDoubled } from '../../src/bench/day/audit/nothing-doubled.ts';
import { nothingLost } from '../../src/bench/day/audit/nothing-lost.ts';
import { onTime } from '../../src/bench/day/audit/on-time.ts';
import { spread } from '../../src/bench/day/audit/waiting-times.ts';
import type { Shown } from '../../src/bench/day/ports.ts';
import { seeded } from '../../src/bench/day/random.ts';
import { SCREEN } from '../../src/channels/telegram/screen-text.ts';
import type { ConsultationId, PersonId, ResidentId } from '../../src/core/ids.ts';

const CHAT = 7;
const RESIDENT = 'r' as ResidentId;
const at = (minute: number) => new Date(Date.parse('2026-11-23T01:00:00Z') + minute * 60_000).toISOString();
const text = (words: string) => JSON.stringify({ body: { type: 'text', text: words }, buttons: [] });

const message = (fields: object) =>
  ({
    id: 'm1',
    resident_id: RESIDENT,
    seq: 1,
    consultation_id: null,
    turn_id: 't1',
    direction: 'in',
    author: 'resident',
    content: '{"type":"text","text":"你好"}',
    reply: null,
    file_count: 0,
    channel_message_id: '1',
    update_id: '9:100',
    original_id: null,
    at: at(0),
    ...fields,
  }) as Tables['messages'][number];
const turn = (fields: object) =>
  ({
    id: 't1',
    resident_id: RESIDENT,
    seq: 1,
    message_id: 'm1',
    state: 'done',
    attempts: 0,
    created_at: at(0),
    finished_at: at(0),
    ...fields,
  }) as Tables['turns'][number];
const sent = (fields: object) =>
  ({
    id: 'o1',
    message_id: 'm2',
    state: 'sent',
    placed: '["2"]',
    attempts: 0,
    ...fields,
  }) as unknown as Tables['outbox'][number];
const shown = (id: number, words: string): Shown => ({
  id,
  chatId: CHAT,
  byBot: true,
  text: words,
  keyboard: undefined,
  document: undefined,
  deleted: false,
});

/** One question, one reply, all as it should be; `changes` is what went wrong. */
function evidence(changes: Partial<Tables> & { chat?: Shown[] } = {}): Evidence {
  const { chat = [shown(2, '您好')], ...tables } = changes;
  return {
    tables: {
      residents: [{ id: RESIDENT, channel: 'telegram' } as Tables['residents'][number]],
      messages: [message({}), message({ id: 'm2', seq: 2, direction: 'out', reply: text('您好') })],
      turns: [turn({})],
      outbox: [sent({})],
      relays: [],
      offers: [],
      holds: [],
      requests: [],
      clocks: [],
      alerts: [],
      consultations: [],
      events: [],
      ratings: [],
      cases: [],
      parties: [],
      invitations: [],
      case_offers: [],
      case_events: [],
      case_messages: [],
      case_timers: [],
      agreements: [],
      confirmations: [],
      ...tables,
    },
    chats: {
      of: () => chat,
      ids: () => [CHAT],
      onShown: () => () => undefined,
      sent: [{ id: 100, chatId: CHAT, kind: 'message' }],
      repeated: 0,
    },
    residentOf: new Map([[CHAT, RESIDENT]]),
    blocked: new Set(),
    web: [],
    desks: new Map(),
    outages: [],
    opening: new Date(at(0)),
    closing: new Date(at(300)),
    slackMs: 60_000,
  };
}

const rules = (faults: readonly { rule: string }[]) => faults.map((fault) => fault.rule);

test('a day without a fault is without a fault', () => {
  const good = evidence();
  expect(nothingLost(good)).toEqual([]);
  expect(nothingDoubled(good)).toEqual({ faults: [], strays: { placeholders: 0, files: 0 } });
  expect(heldOnce(good)).toEqual([]);
  expect(onTime(good).faults).toEqual([]);
});

test('a message that is not in the log, and one that nobody answered, are found', () => {
  expect(rules(nothingLost(evidence({ messages: [], turns: [] })))).toEqual(['收下的都在']);
  expect(rules(nothingLost(evidence({ messages: [message({})] })))).toEqual(['都有答复或转达']);
  expect(rules(nothingLost(evidence({ turns: [turn({ state: 'pending' })] })))).toEqual(['都处理完']);
});

test('a doubled reply is found; a stray placeholder is counted, not held against it', () => {
  const twice = evidence({ chat: [shown(2, '您好'), shown(3, '您好')] });
  expect(rules(nothingDoubled(twice).faults)).toEqual(['不多发']);
  const stray = nothingDoubled(evidence({ chat: [shown(2, '您好'), shown(3, SCREEN.placing)] }));
  expect(stray).toEqual({ faults: [], strays: { placeholders: 1, files: 0 } });
  expect(rules(nothingDoubled(evidence({ chat: [shown(2, SCREEN.placing)] })).faults)).toEqual(['发全了']);
  expect(
    rules(nothingDoubled(evidence({ outbox: [sent({ state: 'dead', reason: '?' })] })).faults),
  ).toContain('发全了');
});

test('two holders at once, and a matter held by nobody, are found', () => {
  const consultation_id = 'c' as ConsultationId;
  const hold = (person: string, since: number, ended: number | null) =>
    ({
      id: person,
      consultation_id,
      person_id: person as PersonId,
      since: at(since),
      ended_at: ended === null ? null : at(ended),
    }) as Tables['holds'][number];
  const consultation = { id: consultation_id, state: 'held', number: '2026-000001' };
  const consultations = [consultation as Tables['consultations'][number]];
  expect(rules(heldOnce(evidence({ consultations, holds: [hold('a', 0, 9), hold('b', 5, null)] })))).toEqual([
    '同时只有一个',
  ]);
  expect(rules(heldOnce(evidence({ consultations, holds: [hold('a', 0, 9)] })))).toEqual(['状态对得上']);
});

test('a deadline neither kept nor alerted, a card that outlives its time, a matter unseen in the queue', () => {
  const consultation_id = 'c' as ConsultationId;
  const clock = { consultation_id, due_at: at(10), alerted_at: null, paused_at: null, ended_at: null };
  const clocks = [clock as Tables['clocks'][number]];
  expect(rules(onTime(evidence({ clocks })).faults)).toEqual(['时限办到或提醒']);
  const kept = [{ ...clock, ended_at: at(9) } as Tables['clocks'][number]];
  expect(onTime(evidence({ clocks: kept })).faults).toEqual([]);

  const offer = { id: 'o', consultation_id, person_id: 'p', state: 'offered', made_at: at(5) };
  const offers = [{ ...offer, expires_at: at(20), ended_at: null } as Tables['offers'][number]];
  expect(rules(onTime(evidence({ offers })).faults)).toEqual(['卡片到时转下一位']);

  const event = { consultation_id, to_state: 'queued', at: at(1) } as Tables['events'][number];
  const unseen = onTime(evidence({ events: [event] }));
  expect(rules(unseen.faults)).toEqual(['没有人看不到的件']);
  expect(unseen.longestUnseen).toBeCloseTo(299, 0);
  const told = { key: `nobody:${consultation_id}:x`, kind: 'nobody', text: '', at: at(1) };
  expect(onTime(evidence({ events: [event], alerts: [told] })).faults).toEqual([]);
});

test('the same seed draws the same; times are spread over what was measured', () => {
  const draw = (seed: number) =>
    Array.from(
      { length: 5 },
      (
        (r) => () =>
          r.next()
      )(seeded(seed, 3)),
    );
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(spread([60_000, 120_000, 600_000])).toEqual({ count: 3, p50: 2, p90: 10, max: 10 });
});
