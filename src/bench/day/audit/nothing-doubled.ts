import { renderReply } from '../../../channels/telegram/render/reply.ts';
import { isPlaceholder } from '../chats.ts';
import type { Shown } from '../ports.ts';
import { type Evidence, type Fault, replyOf, type Tables } from './evidence.ts';

/** Left by a crash or a lost answer, as documented: a short true sentence, or a second copy of a file. */
export interface Strays {
  placeholders: number;
  files: number;
}

type Row = Tables['outbox'][number];
const flat = (text: string) => text.replace(/\s+/g, '');

/** Each reply, relay and card is shown once and whole, and nothing is shown that the log does not hold. */
export function nothingDoubled(evidence: Evidence): { faults: Fault[]; strays: Strays } {
  const { tables, chats, residentOf, blocked } = evidence;
  const faults: Fault[] = [];
  const strays: Strays = { placeholders: 0, files: 0 };
  const messages = new Map(tables.messages.map((message) => [message.id, message]));
  const rowsOf = Map.groupBy(tables.outbox, (row) => messages.get(row.message_id)?.resident_id);
  for (const chat of chats.ids()) {
    const shown = chats.of(chat).filter((message) => message.byBot && !message.deleted);
    const byId = new Map(shown.map((message) => [String(message.id), message]));
    const known = new Set<string>();
    for (const row of rowsOf.get(residentOf.get(chat)) ?? []) {
      const placed = JSON.parse(row.placed) as string[];
      for (const id of placed) {
        if (known.has(id)) faults.push({ rule: '一条只发一次', what: `${chat} 的 ${id} 用了两次` });
        known.add(id);
      }
      const wrong = sentWrong(row, placed, byId, blocked.has(chat), messages.get(row.message_id));
      if (wrong) faults.push({ rule: '发全了', what: `${chat}：${wrong}` });
    }
    for (const message of shown) {
      if (known.has(String(message.id))) continue;
      if (message.document) strays.files += 1;
      else if (isPlaceholder(message.text) || /^请马上打 \d+/.test(message.text)) strays.placeholders += 1;
      else faults.push({ rule: '不多发', what: `${chat} 看到库里没有的：${message.text.slice(0, 60)}` });
    }
  }
  return { faults: [...faults, ...repeats(tables), ...oneRowEach(tables)], strays };
}

function sentWrong(
  row: Row,
  placed: readonly string[],
  shown: ReadonlyMap<string, Shown>,
  blocked: boolean,
  message: Tables['messages'][number] | undefined,
): string | undefined {
  if (row.state === 'dead')
    return blocked || row.reason === 'unbound' ? undefined : `没有发出：${row.reason}`;
  if (row.state !== 'sent') return `还没发出：${row.state}，${row.attempts} 次，${row.reason}`;
  const reply = message && replyOf(message);
  if (!reply) return undefined;
  const rendered = renderReply(reply);
  if (rendered.type === 'file') return placed.length === 1 ? undefined : `文件发了 ${placed.length} 次`;
  if (placed.length !== rendered.parts.length + rendered.files.length)
    return `应有 ${rendered.parts.length + rendered.files.length} 段，发了 ${placed.length} 段`;
  for (const [i, part] of rendered.parts.entries()) {
    const text = shown.get(placed[i]!)?.text;
    if (text === undefined || flat(text) !== flat(part.text))
      return `应是「${part.text.slice(0, 40)}」，看到「${text?.slice(0, 40)}」`;
  }
  return undefined;
}

/** The same reply twice to one message. */
function repeats({ messages }: Tables): Fault[] {
  const seen = new Set<string>();
  return messages.flatMap(({ turn_id, direction, reply }) => {
    if (direction === 'in' || turn_id === null || reply === null) return [];
    const key = `${turn_id} ${reply}`;
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ rule: '一问一答', what: reply.slice(0, 100) }] : [];
  });
}

function oneRowEach({ residents, messages, outbox }: Tables): Fault[] {
  const onTelegram = new Set(residents.flatMap((r) => (r.channel === 'telegram' ? r.id : [])));
  const rows = Map.groupBy(outbox, (row) => row.message_id);
  return messages.flatMap(({ id, direction, resident_id }) => {
    if (direction === 'in' || !onTelegram.has(resident_id)) return [];
    const count = rows.get(id)?.length ?? 0;
    return count === 1 ? [] : [{ rule: '每条一行', what: `${id} 在发件箱 ${count} 次` }];
  });
}
