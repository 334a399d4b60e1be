import { type Evidence, type Fault, ms } from './evidence.ts';

/** Each message a resident saw accepted is in the log once, in order, and was answered or passed on. */
export function nothingLost(evidence: Evidence): Fault[] {
  return [...kept(evidence), ...keptFromPages(evidence), ...answered(evidence), ...numbered(evidence)];
}

function kept({ tables, chats, residentOf }: Evidence): Fault[] {
  const times = new Map<string, number>();
  for (const m of tables.messages)
    if (m.direction === 'in') {
      const key = `${m.resident_id} ${m.update_id?.split(':').at(-1)}`;
      times.set(key, (times.get(key) ?? 0) + 1);
    }
  return chats.sent.flatMap(({ id, chatId, kind }) => {
    const count = times.get(`${residentOf.get(chatId)} ${id}`) ?? 0;
    return count === 1 ? [] : [{ rule: '收下的都在', what: `${kind} ${id}（${chatId}）在库里 ${count} 次` }];
  });
}

function keptFromPages({ web }: Evidence): Fault[] {
  return web.flatMap(({ accepted, shown }) => {
    const stored = shown.filter((m) => m.direction === 'in').map((m) => m.clientId);
    return JSON.stringify(stored) === JSON.stringify(accepted)
      ? []
      : [{ rule: '网页收下的都在', what: `收下 ${accepted.join(' ')}；库里 ${stored.join(' ')}` }];
  });
}

function answered({ tables }: Evidence): Fault[] {
  const replied = new Set(tables.messages.flatMap((m) => (m.direction === 'out' ? (m.turn_id ?? []) : [])));
  const passedOn = new Set([
    ...tables.relays.map((relay) => relay.source_id),
    ...tables.case_messages.flatMap((message) => message.source_id ?? []),
  ]);
  // What a press does to a case is said to everybody in it, in the same transaction: also in the chat it came from.
  const said = new Set(
    tables.messages.flatMap((m) => (m.direction === 'out' ? `${m.resident_id} ${m.at}` : [])),
  );
  const turns = new Map(tables.turns.map((turn) => [turn.message_id, turn]));
  return tables.messages.flatMap((message) => {
    if (message.direction === 'out') return [];
    const turn = turns.get(message.id);
    if (turn?.state !== 'done' && turn?.state !== 'failed')
      return [{ rule: '都处理完', what: `${message.id} ${turn?.state ?? '没有 turn'}` }];
    if (replied.has(turn.id) || passedOn.has(message.id)) return [];
    if (said.has(`${message.resident_id} ${turn.finished_at}`)) return [];
    const waited = turn.finished_at ? Math.round((ms(turn.finished_at) - ms(turn.created_at)) / 1000) : 0;
    return [
      { rule: '都有答复或转达', what: `${message.content} ${turn.record} ${turn.attempts} 次 ${waited} s` },
    ];
  });
}

function numbered({ tables }: Evidence): Fault[] {
  const bySender = Map.groupBy(tables.messages, (message) => message.resident_id);
  return [...bySender].flatMap(([resident, messages]) =>
    messages.every((message, i) => message.seq === i + 1)
      ? []
      : [{ rule: '序号连续', what: `${resident}: ${messages.map((m) => m.seq).join(' ')}` }],
  );
}
