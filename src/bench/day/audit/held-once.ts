import { WORKER, WORKER_EMPLOYER } from '../sayings.ts';
import { type Evidence, type Fault, replyOf, type Tables } from './evidence.ts';

/** One card and one holder a matter at a time; each card, confirmation and alert is shown once. */
export function heldOnce(evidence: Evidence): Fault[] {
  const { tables } = evidence;
  return [
    ...overlapping(tables),
    ...statesFit(tables),
    ...cardsShown(evidence),
    ...confirmed(tables),
    ...alertsShown(evidence),
    ...crowd(tables),
  ];
}

function overlapping({ holds, offers, alerts }: Tables): Fault[] {
  // A card that lapsed and is withdrawn when somebody else takes the matter ends twice: the first end counts.
  const lapsed = new Map(alerts.map((alert) => [alert.key, alert.at]));
  const spans = [
    ...holds.map((h) => ({ what: '办理人', of: h.consultation_id, from: h.since, to: h.ended_at })),
    ...offers.map((o) => ({
      what: '卡片',
      of: o.consultation_id,
      from: o.made_at,
      to: lapsed.get(`lapsed:${o.id}`) ?? o.ended_at,
    })),
  ];
  const groups = Map.groupBy(spans, ({ what, of }) => `${what} ${of}`);
  return [...groups].flatMap(([key, list]) => {
    const sorted = list.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return sorted.some((span, i) => i > 0 && (sorted[i - 1]!.to ?? '9') > span.from)
      ? [{ rule: '同时只有一个', what: `${key}: ${JSON.stringify(sorted)}` }]
      : [];
  });
}

function statesFit({ consultations, holds, relays }: Tables): Fault[] {
  const held = new Set(holds.flatMap((hold) => (hold.ended_at === null ? hold.consultation_id : [])));
  const wrong = consultations.filter(({ id, state }) => (state === 'held') !== held.has(id));
  const going = relays.filter((relay) => relay.state === 'going');
  return [
    ...wrong.map(({ number, state }) => ({ rule: '状态对得上', what: `${number} ${state}` })),
    ...going.map((relay) => ({ rule: '转达有结果', what: relay.source_id })),
  ];
}

function cardsShown({ tables, desks }: Evidence): Fault[] {
  const shown = new Map<string, number>();
  for (const message of tables.messages) {
    const reply = replyOf(message);
    if (reply?.body.type !== 'text' || !reply.body.text.startsWith('新的件')) continue;
    for (const { action } of reply.buttons.flat())
      if (action.startsWith('pass:')) shown.set(action.slice(5), (shown.get(action.slice(5)) ?? 0) + 1);
  }
  return tables.offers.flatMap((offer) => {
    // Made for who handed it on, so that it does not come back to them: no card.
    const unseen = offer.expires_at === offer.made_at;
    const count = shown.get(offer.id) ?? 0;
    const unbound = !desks.has(offer.person_id);
    return count === 1 || unseen || (unbound && count === 0)
      ? []
      : [{ rule: '每张卡片一次', what: `${offer.id} 给 ${offer.person_id}：${count} 次` }];
  });
}

const DELIVERED = /^✓ 已送(?:达【[\d-]+】|到)(?:（(\d+) 条）)?$/m;

/** What the confirmations say was delivered is what was. */
function confirmed({ messages, relays }: Tables): Fault[] {
  const said = messages.reduce((sum, message) => {
    const body = replyOf(message)?.body;
    const match = body?.type === 'text' ? DELIVERED.exec(body.text) : null;
    return sum + (match ? Number(match[1] ?? 1) : 0);
  }, 0);
  const erased = messages.filter((m) => m.direction === 'out' && m.reply === null).length;
  const delivered = relays.filter((relay) => relay.state === 'delivered').length;
  const fits = said <= delivered && delivered <= said + erased;
  return fits ? [] : [{ rule: '送达都说了', what: `送达 ${delivered} 条，说了 ${said} 条` }];
}

/** At no desk more often than it was raised. */
function alertsShown({ tables, desks, residentOf }: Evidence): Fault[] {
  const raised = Map.groupBy(tables.alerts, (alert) => alert.text);
  const deskIds = new Set([...desks.values()].map((chat) => residentOf.get(chat)));
  const shown = new Map<string, number>();
  for (const message of tables.messages) {
    const body = deskIds.has(message.resident_id) ? replyOf(message)?.body : undefined;
    if (body?.type !== 'text' || !raised.has(body.text)) continue;
    const key = `${message.resident_id} ${body.text}`;
    shown.set(key, (shown.get(key) ?? 0) + 1);
  }
  const seen = new Set([...shown.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
  return [
    ...[...shown].flatMap(([key, count]) =>
      // The holder is told the same in words of their own.
      count > raised.get(key.slice(key.indexOf(' ') + 1))!.length
        ? [{ rule: '提醒只一次', what: `${count} 次：${key}` }]
        : [],
    ),
    ...[...raised.keys()].flatMap((text) =>
      seen.has(text) ? [] : [{ rule: '提醒有人看到', what: text.slice(0, 80) }],
    ),
  ];
}

/** An alert, and one more each time they double; each lists everybody heard until then. */
function crowd({ alerts, messages, turns, consultations }: Tables): Fault[] {
  const said = alerts.filter((alert) => alert.key.startsWith(`crowd:${WORKER_EMPLOYER}`));
  const finished = new Map(turns.map((turn) => [turn.id, turn.finished_at ?? '9']));
  const workers = new Map(
    messages.flatMap((m) =>
      m.direction === 'in' && m.turn_id && m.content?.includes(WORKER)
        ? [[m.resident_id, finished.get(m.turn_id) ?? '9'] as const]
        : [],
    ),
  );
  if (workers.size < 5) return [];
  const left = said.flatMap((alert) => {
    const numbers = new Set(alert.text.match(/\d{4}-\d{6}/g));
    const listed = new Set(consultations.flatMap((c) => (numbers.has(c.number) ? c.resident_id : [])));
    return [...workers].filter(([id, at]) => at < alert.at && !listed.has(id));
  });
  const most = 1 + Math.floor(Math.log2(workers.size / 5));
  return said.length >= 1 && said.length <= most && left.length === 0
    ? []
    : [{ rule: '群体预警、列全', what: `${said.length} 次，${workers.size} 人里漏了 ${left.length} 人` }];
}
