import type { Reply } from '../../../contracts/reply.ts';
import type { ResidentId } from '../../../core/ids.ts';
import { CASE_TRANSITIONS, type CaseState } from '../../../mediation/case-states.ts';
import type { RoomMessage } from '../../../mediation/decision.ts';
import type { CaseBoard, Said } from '../cases/case-board.ts';
import { type Evidence, type Fault, ms, replyOf } from './evidence.ts';

const MINUTE = 60_000;

/** A case with what was said in its room, opened for the audit. */
export interface CaseFile {
  key: string;
  id: string;
  messages: readonly RoomMessage[];
}

export type CaseEvidence = Evidence & { board: CaseBoard; rooms: readonly CaseFile[] };

/** Numbers without gap, states by the table, one card and one use of each link, and every timer in time. */
export function casesInOrder(evidence: CaseEvidence): Fault[] {
  return [
    ...numbers(evidence),
    ...states(evidence),
    ...cards(evidence),
    ...links(evidence),
    ...timers(evidence),
    ...confirmations(evidence),
  ];
}

function numbers({ tables, board, rooms }: CaseEvidence): Fault[] {
  const serials = tables.cases.map((c) => c.serial).toSorted((a, b) => a - b);
  const gaps = serials.some((serial, i) => serial !== i + 1);
  const unknown = rooms.filter(({ key }) => !board.planOf(key));
  return [
    ...(gaps ? [{ rule: '案号连续', what: serials.join(' ') }] : []),
    // An applicant whose answer did not come in an hour knows of no number: the answer is missing, or late.
    ...unknown.map(({ key }) => ({ rule: '申请人知道案号', what: key })),
  ];
}

function states({ tables }: CaseEvidence): Fault[] {
  const events = Map.groupBy(tables.case_events, (event) => event.case_id);
  return tables.cases.flatMap((c) => {
    let state: CaseState | null = null;
    const list = (events.get(c.id) ?? []).toSorted((a, b) => a.position - b.position);
    for (const [i, event] of list.entries()) {
      const stays = event.from_state === event.to_state;
      const allowed =
        state === null || stays || Object.values(CASE_TRANSITIONS[state]).includes(event.to_state);
      if (event.position !== i + 1 || event.from_state !== state || !allowed)
        return [{ rule: '案件状态照表走', what: `${c.number} 第 ${i + 1} 步 ${event.event}` }];
      state = event.to_state;
    }
    return state === c.state ? [] : [{ rule: '案件状态照表走', what: `${c.number} ${state} ${c.state}` }];
  });
}

function cards({ tables, closing, slackMs }: CaseEvidence): Fault[] {
  const byCase = Map.groupBy(tables.case_offers, (offer) => offer.case_id);
  return [...byCase].flatMap(([id, offers]) => {
    const sorted = offers.toSorted((a, b) => a.position - b.position);
    const two = sorted.some((offer, i) => i > 0 && (sorted[i - 1]!.ended_at ?? '9') > offer.made_at);
    const late = sorted.some(
      (offer) => offer.state === 'offered' && closing.getTime() - ms(offer.expires_at) > slackMs,
    );
    return [
      ...(two ? [{ rule: '调解卡片同时一张', what: `${id} ${JSON.stringify(sorted)}` }] : []),
      ...(late ? [{ rule: '调解卡片到时转下一位', what: id }] : []),
    ];
  });
}

/** Each link once, and by the side it was for: nobody else became a party. */
function links({ tables }: CaseEvidence): Fault[] {
  return tables.parties.flatMap((party) => {
    const used = tables.invitations.filter((i) => i.party_id === party.id && i.used_at !== null);
    const wrong = used.some((i) => i.used_by !== party.resident_id) || used.length > 1;
    return wrong ? [{ rule: '邀请只用一次', what: `${party.case_id} 第${party.position}位` }] : [];
  });
}

function timers({ tables, closing, slackMs }: CaseEvidence): Fault[] {
  // A session is fixed for the same day: its day before had passed when the timer was made.
  const owed = tables.case_timers.filter(({ key }) => !key.startsWith('session-day:'));
  return owed.flatMap(({ case_id, key, due_at, done_at }) => {
    const late = (done_at === null ? closing.getTime() : ms(done_at)) - ms(due_at);
    return late > slackMs
      ? [{ rule: '调解时限办到或提醒', what: `${case_id} ${key} 晚了 ${(late / MINUTE).toFixed(1)} 分钟` }]
      : [];
  });
}

/** An agreement in force was confirmed by each side itself. */
function confirmations({ tables }: CaseEvidence): Fault[] {
  const inForce = tables.agreements.filter((a) => a.effective_at !== null);
  return inForce.flatMap(({ case_id, revision }) =>
    tables.parties
      .filter((party) => party.case_id === case_id)
      .filter(
        (party) =>
          !tables.confirmations.some(
            (c) => c.party_id === party.id && c.revision === revision && c.confirmed_at !== null,
          ),
      )
      .map((party) => ({ rule: '各方本人确认', what: `${case_id} 第${party.position}位` })),
  );
}

/** What was said in a room is in the file once and before everybody meant, once; nothing before anybody else. */
export function roomsKept(evidence: CaseEvidence): Fault[] {
  const { board, rooms } = evidence;
  const files = new Map(rooms.map((room) => [room.key, room]));
  const screens = screensOf(evidence);
  return board.said.flatMap((said) => judgeWords(evidence, said, files.get(said.key), screens));
}

const ARRIVED = /^✓ (?:各方和调解员都收到了|送到了|调解员收到了|(?:被)?申请人\S+收到了)(?:（(\d+) 条）)?/m;

/** Of all that was said in rooms it is known whom it reached, and who said it was told so once. */
export function roomsConfirmed({ tables }: CaseEvidence): Fault[] {
  const going = tables.case_messages.filter((message) => message.delivery !== 'done');
  const arrived = tables.case_messages.filter((m) => m.missed === null && m.from_chat !== null).length;
  const said = tables.messages.reduce((sum, message) => {
    const body = replyOf(message)?.body;
    const match = body?.type === 'text' ? ARRIVED.exec(body.text) : null;
    return sum + (match ? Number(match[1] ?? 1) : 0);
  }, 0);
  return [
    ...going.map(({ id }) => ({ rule: '房间里的话有结果', what: id })),
    ...(said === arrived
      ? []
      : [{ rule: '房间里的话送达都说了', what: `送达 ${arrived} 句，说了 ${said} 句` }]),
  ];
}

interface Screen {
  /** The resident whose chat it is. */
  of: ResidentId | undefined;
  blocked: boolean;
  texts: readonly string[];
}

function judgeWords(
  { tables, desks, residentOf }: CaseEvidence,
  said: Said,
  room: CaseFile | undefined,
  screens: readonly Screen[],
): Fault[] {
  const fault = (rule: string, what = '') => [{ rule, what: `${said.key} ${said.words} ${what}` }];
  const kept = (room?.messages ?? []).filter((message) => message.text === said.words);
  const parties = tables.parties.filter((party) => party.case_id === room?.id);
  const audience = parties.find((party) => party.position === said.to)?.id ?? 'all';
  if (kept.length > 1) return fault('房间里的话只记一次');
  if (kept[0] && kept[0].audience !== audience) return fault('说给谁就给谁', kept[0].audience);

  const meant = parties.filter((party) => said.to === 'all' || party.position === said.to);
  const mediators = tables.case_offers
    .filter((offer) => offer.case_id === room?.id && offer.state === 'accepted')
    .map((offer) => residentOf.get(desks.get(offer.person_id) ?? -1));
  const speaker = said.by === 'mediator' ? undefined : parties.find((p) => p.position === said.by);
  const isDesk = (screen: Screen) => mediators.includes(screen.of as ResidentId);
  const reached = screens.some((s) => isDesk(s) && s.texts.some((text) => text.includes(said.words)));
  const unheard = kept.length === 1 && speaker && !reached ? fault('房间里的话都送到', '调解员') : [];
  const seen = screens.flatMap((screen) => {
    const times = screen.texts.filter((text) => text.includes(said.words)).length;
    const isMeant = meant.some((party) => party.resident_id === screen.of);
    if (times > 0 && !isMeant && !isDesk(screen)) return fault('单独谈的话别人看不到', `${times} 次`);
    if (times > 1) return fault('房间里的话只到一次', `${times} 次`);
    const expected = kept.length === 1 && isMeant && screen.of !== speaker?.resident_id && !screen.blocked;
    if (expected && times === 0) return fault('房间里的话都送到');
    return times > 0 && kept.length === 0 ? fault('没记下的话没有人看到') : [];
  });
  return [...unheard, ...seen];
}

function screensOf({ tables, chats, web, residentOf, blocked }: CaseEvidence): Screen[] {
  const senders = new Map(tables.messages.map((m) => [m.channel_message_id, m.resident_id]));
  return [
    ...chats.ids().map((chat) => ({
      of: residentOf.get(chat),
      blocked: blocked.has(chat),
      texts: chats
        .of(chat)
        .filter((message) => message.byBot && !message.deleted)
        .map((message) => message.text),
    })),
    ...web.map(({ shown, accepted }) => ({
      of: senders.get(accepted[0] ?? ''),
      blocked: false,
      texts: shown.flatMap(({ reply }) => (reply ? [textOf(reply)] : [])),
    })),
  ];
}

const textOf = ({ body }: Reply): string =>
  body.type === 'relay' ? `${body.header}\n${body.text}` : 'text' in body ? body.text : '';
