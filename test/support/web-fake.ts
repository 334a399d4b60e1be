import { toChatMessage } from '../../src/channels/web/chat-message.ts';
import type { Incoming } from '../../src/consultation/incoming.ts';
import type { Consultation, Receipt, Resident, StoredMessage } from '../../src/consultation/records.ts';
import type { LiveEvent } from '../../src/contracts/chat.ts';
import type { Reply } from '../../src/contracts/reply.ts';
import { systemClock } from '../../src/core/clock.ts';
import { type AreaId, newId, type ResidentId, type TurnId } from '../../src/core/ids.ts';
import { createHttp, type HttpApp } from '../../src/http/create-http.ts';
import type { HttpDeps } from '../../src/http/ports.ts';

/** What the bot answers to one incoming message in a scripted test. */
export interface Scripted {
  replies: Reply[];
  area?: string;
  erase?: boolean;
  /** Words shown while it works, whole text so far each. */
  deltas?: string[];
  /** Waits for this before the reply is written. */
  gate?: Promise<void>;
}

export interface WebFake {
  app: HttpApp;
  deps: HttpDeps;
  incoming: Incoming[];
  /** Bytes of each file saved, in order, and the references of those removed. */
  saved: number[];
  removed: string[];
  /** Stores a message of the bot, as the flow would, and tells the live stream unless `silent`. */
  say(resident: ResidentId, reply: Reply, silent?: boolean): StoredMessage;
  residents(): Resident[];
  logged: { level: string; fields: object; message: string }[];
}

export const text = (words: string, buttons: Reply['buttons'] = []): Reply => ({
  body: { type: 'text', text: words },
  buttons,
});

/** The web channel on a log in memory and a scripted bot: what is under test is the channel and the page. */
export function webFake(
  script: (incoming: Incoming, turn: TurnId) => Scripted | Promise<Scripted> = () => ({ replies: [] }),
  overrides: Partial<HttpDeps> = {},
): WebFake {
  const people = new Map<string, Resident>();
  const messages = new Map<ResidentId, StoredMessage[]>();
  const consultations = new Map<ResidentId, Consultation[]>();
  const claimed = new Map<string, Receipt>();
  const listeners = new Map<ResidentId, Set<(event: LiveEvent) => void>>();
  const incoming: Incoming[] = [];
  const saved: number[] = [];
  const removed: string[] = [];
  const logged: WebFake['logged'] = [];
  const of = (id: ResidentId) => messages.get(id) ?? messages.set(id, []).get(id)!;
  const emit = (id: ResidentId, event: LiveEvent) => {
    for (const listener of listeners.get(id) ?? []) listener(event);
  };
  const store = (id: ResidentId, part: Partial<StoredMessage>): StoredMessage => {
    const message: StoredMessage = {
      id: newId<'MessageId'>(),
      seq: of(id).length + 1,
      resident: id,
      consultation: undefined,
      turn: undefined,
      direction: 'out',
      author: 'bot',
      content: undefined,
      reply: undefined,
      files: [],
      channelMessageId: undefined,
      updateId: undefined,
      at: new Date(),
      ...part,
    };
    of(id).push(message);
    return message;
  };
  const say: WebFake['say'] = (id, reply, silent) => {
    const message = store(id, { reply });
    if (!silent) emit(id, { type: 'message', message: toChatMessage(message) });
    return message;
  };

  const answer = async (message: Incoming, resident: Resident, turn: TurnId) => {
    emit(resident.id, { type: 'working', turnId: turn, stage: 'retrieval' });
    const { replies, area, erase, deltas, gate } = await script(message, turn);
    for (const words of deltas ?? []) emit(resident.id, { type: 'delta', turnId: turn, text: words });
    await gate;
    if (area) resident.area = area as AreaId;
    if (erase)
      for (const old of of(resident.id)) Object.assign(old, { content: undefined, reply: undefined });
    for (const reply of replies) {
      const stored = store(resident.id, { reply, turn });
      emit(resident.id, { type: 'message', message: toChatMessage(stored) });
    }
    // As the log does: the record is emptied and no longer found by its address.
    if (erase) {
      messages.delete(resident.id);
      people.delete(`${message.channel} ${message.sender.address}`);
    }
    emit(resident.id, { type: 'settled', turnId: turn });
  };

  const log = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const deps: HttpDeps = {
    receive: async (message) => {
      const before = claimed.get(message.updateId);
      if (before) return { ...before, accepted: false };
      incoming.push(message);
      const key = `${message.channel} ${message.sender.address}`;
      let resident = people.get(key);
      if (!resident) {
        resident = {
          id: newId<'ResidentId'>(),
          channel: message.channel,
          area: undefined,
          name: undefined,
          createdAt: message.at,
          erasedAt: undefined,
        };
        people.set(key, resident);
      }
      const turn = newId<'TurnId'>();
      const files = message.content.type === 'file' ? message.content.files : [];
      const stored = store(resident.id, {
        direction: 'in',
        author: 'resident',
        content: message.content,
        turn,
        channelMessageId: message.channelMessageId,
        updateId: message.updateId,
        files: files.map((file) => ({ ...file, id: newId<'FileId'>() })),
        at: message.at,
      });
      const receipt = { accepted: true, resident: resident.id, message: stored.id, turn, seq: stored.seq };
      claimed.set(message.updateId, receipt);
      // The flow's worker takes the turn up after the message was accepted.
      setImmediate(() => void answer(message, resident, turn));
      return receipt;
    },
    log: {
      residentByAddress: async (channel, address) => people.get(`${channel} ${address}`),
      resident: async (id) => [...people.values()].find((one) => one.id === id),
      messageOf: async (id, message) => of(id).find((stored) => stored.id === message),
      appointmentsOf: async () => [],
      messagesAfter: async (id, after, limit) =>
        of(id)
          .filter((m) => m.seq > after)
          .slice(0, limit),
      messagesBefore: async (id, before, limit) =>
        of(id)
          .filter((m) => before === undefined || m.seq < before)
          .slice(-limit),
      consultationsOf: async (id) => consultations.get(id) ?? [],
    },
    live: {
      subscribe: (id, listener) => {
        const set = listeners.get(id) ?? new Set();
        listeners.set(id, set.add(listener));
        return () => void set.delete(listener);
      },
    },
    directory: () => ({
      sample: true,
      areas: [
        { id: 'street', name: '示例街道', level: 'street', parentId: null },
        ...['春风', '杨柳', '向阳', '新桥', '南湖', '北苑'].map((name, i) => ({
          id: `c${i + 1}`,
          name: `${name}社区`,
          level: 'community',
          parentId: 'street',
        })),
      ],
    }),
    topics: () => [
      { id: 'marriage', label: '离婚、抚养', suggested: '我想离婚，孩子归谁？' },
      { id: 'wages', label: '拖欠工资', suggested: '老板拖欠工资怎么办？' },
      { id: 'debt', label: '欠钱不还', suggested: '别人欠钱不还怎么办？' },
      { id: 'rent', label: '租房押金', suggested: '房东不退押金怎么办？' },
      { id: 'leak', label: '楼上漏水', suggested: '楼上漏水把我家天花板泡了，他不管怎么办？' },
      { id: 'traffic', label: '交通事故', suggested: '被车撞了怎么赔？' },
      { id: 'injury', label: '工伤赔偿', suggested: '上班受伤算工伤吗？' },
      { id: 'support', label: '老人赡养', suggested: '子女不赡养老人怎么办？' },
    ],
    openArticle: (title, number, asOf) =>
      title === '示例法'
        ? {
            label: `《示例法》第${number}条`,
            statute: '示例法',
            path: ['第一编　总则', '第二章　邻里'],
            text: '邻里之间用水、排水，应当互相方便。\n造成损害的，应当赔偿。',
            effective: '2021-01-01',
            ...(asOf < '2021-01-01' ? { until: '2021-01-01' } : {}),
          }
        : undefined,
    openPassage: (id) =>
      id.startsWith('guide:')
        ? {
            id,
            kind: 'guide',
            title: '楼上漏水',
            path: '怎么做',
            body: '先拍照，再找物业，协商不成申请调解。',
          }
        : undefined,
    readiness: async () => [{ name: 'database', ok: true, detail: 'ok' }],
    metrics: async () => '# HELP falin_up up\n# TYPE falin_up gauge\nfalin_up 1\n',
    webhooks: [],
    files: {
      save: async (bytes) => {
        saved.push(bytes.length);
        return `file-${saved.length}`;
      },
      read: async () => undefined,
      remove: async (reference) => {
        removed.push(reference);
      },
    },
    maxFileBytes: 10 * 1024 * 1024,
    pageDir: 'dist/console',
    clock: systemClock,
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    secureCookies: false,
    ...overrides,
  };
  return {
    app: createHttp(deps),
    deps,
    incoming,
    saved,
    removed,
    say,
    residents: () => [...people.values()],
    logged,
  };
}
