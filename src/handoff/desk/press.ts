import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { Awaiting } from '../../consultation/orders.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { OUTCOMES, REFERRALS, type Referral } from '../../consultation/states.ts';
import { textReply } from '../../consultation/turns/results.ts';
import { DESK_ACTIONS, type DeskVerb, parseAction, type Reply } from '../../contracts/reply.ts';
import type { MessageId, PersonId, TurnId } from '../../core/ids.ts';
import { resumed } from '../deadline.ts';
import { ENDINGS } from '../endings.ts';
import { DECLINE_REASONS } from '../offer-states.ts';
import type { Desk, Matter } from '../ports.ts';
import { workingHours } from '../working-hours.ts';
import { candidatesFor } from './candidates.ts';
import { factLines, matterButtons, story } from './card.ts';
import type { DeskDeps } from './desk-deps.ts';
import { mayRead, mayTake } from './may.ts';
import { nameOf } from './people.ts';
import { atDesk, deskSay, ordered } from './results.ts';
import { asShown, reviewedAnswer } from './said.ts';
import { DESK_BUTTONS, DESK_SAY, RESIDENT_SAY } from './screen-text.ts';
import { sendTo, showDesk } from './words.ts';

interface Pressed {
  deps: DeskDeps;
  job: TurnJob;
  desk: Desk;
  argument: string;
}
type Handler = (pressed: Pressed) => TurnResult | Promise<TurnResult>;

/** What each button at a desk does. */
const HANDLERS: Record<DeskVerb, Handler> = {
  take,
  pass: async ({ deps, desk, argument }) => {
    const offer = await deps.store.offer(argument);
    if (offer?.person !== desk.person) return deskSay(DESK_SAY.gone);
    const reasons = Object.entries(DECLINE_REASONS);
    return deskSay(
      DESK_SAY.whyPass,
      ...reasons.map(([reason, label]) => [DESK_BUTTONS.passAs(offer.id, reason, label)]),
    );
  },
  'pass-as': ({ deps, argument }) => {
    const [offer = '', reason = ''] = split(argument);
    if (!(reason in DECLINE_REASONS)) return deskSay(DESK_SAY.gone);
    return ordered(deps.directory(), { type: 'pass', offer, reason }, (told) =>
      textReply(DESK_SAY.passed(told.number ?? '')),
    );
  },
  story: async ({ deps, desk, argument }) => {
    const matter = await deps.store.matter(argument);
    if (!matter || !mayRead(desk, matter)) return deskSay(DESK_SAY.notYours);
    const mine = matter.holder === desk.person;
    const offer = matter.offers.findLast((o) => o.person === desk.person);
    const buttons = mine
      ? matterButtons(argument, matter.clock?.pausedAt !== undefined)
      : [[DESK_BUTTONS.take(argument), ...(offer ? [DESK_BUTTONS.pass(offer.id)] : [])]];
    return read(argument, story(deps.directory(), matter, deps.clock.now(), buttons));
  },
  open: (pressed) =>
    withHeld(pressed, ({ deps }, matter) => {
      const { id, number } = matter.consultation;
      const lines = [DESK_SAY.opened(number), '', ...factLines(deps.directory(), matter, deps.clock.now())];
      return ordered(deps.directory(), { type: 'open', consultation: id }, () =>
        textReply(lines.join('\n'), ...matterButtons(number, matter.clock?.pausedAt !== undefined)),
      );
    }),
  'send-to': async (pressed) => {
    const [number = '', id = ''] = split(pressed.argument);
    const message = await pressed.deps.store.messageOf(pressed.desk.chat, id as MessageId);
    if (!message?.content) return deskSay(DESK_SAY.gone);
    return withHeld({ ...pressed, argument: number }, ({ deps, desk }, matter) =>
      sendTo(deps, desk, matter.consultation.id, message),
    );
  },
  desk: ({ desk }) => showDesk(desk),
  waiting: async ({ deps, desk }) => {
    const waiting = (await deps.store.waiting()).filter((matter) =>
      mayTake(deps.directory(), desk, matter, matter.request.wish),
    );
    if (waiting.length === 0) return deskSay(DESK_SAY.nothingWaiting, [DESK_BUTTONS.desk]);
    const shown = waiting.slice(0, 8);
    const lines = shown.map(
      ({ consultation: c, request }) => `${c.number} ${c.topic ?? '未分类'} ${request.wish.slice(0, 40)}`,
    );
    return deskSay(
      DESK_SAY.waiting(lines),
      ...shown.map(({ consultation: { number } }) => [
        { label: `接手 ${number}`, action: DESK_BUTTONS.take(number).action },
      ]),
    );
  },
  draft: (pressed) =>
    withHeld(pressed, async ({ deps, job }, { consultation, messages }) => {
      const asked = messages.flatMap(({ content }) => (content?.type === 'text' ? [content.text] : []));
      const replies = asked.length
        ? await deps.answer(asked.slice(-3).join('\n'), consultation.area, job.signal)
        : [];
      const answer = replies.find(({ body }) => body.type === 'answer');
      if (!answer) return deskSay(DESK_SAY.noDraft, [DESK_BUTTONS.law(consultation.number)]);
      return atDesk(textReply(DESK_SAY.drafted(consultation.number)), {
        body: answer.body,
        buttons: [[DESK_BUTTONS.draftSend(consultation.number, job.work.turn.id)], [DESK_BUTTONS.cancel]],
      });
    }),
  'draft-send': (pressed) => {
    const [number = '', turn = ''] = split(pressed.argument);
    return withHeld({ ...pressed, argument: number }, async ({ deps, desk, job }, { consultation }) => {
      const drafted = (await deps.repliesOf(turn as TurnId)).find(({ body }) => body.type === 'answer');
      if (drafted?.body.type !== 'answer') return deskSay(DESK_SAY.gone);
      const shown = reviewedAnswer(deps.directory(), desk.person, drafted.body.answer);
      const order = {
        type: 'relay-to-resident',
        consultation: consultation.id,
        of: job.work.message.id,
        shown,
      } as const;
      return ordered(deps.directory(), order, () => textReply(DESK_SAY.draftSent(number)));
    });
  },
  canned: (pressed) =>
    withHeld(pressed, ({ deps }, { consultation: { number } }) => {
      const canned = deps.canned();
      if (canned.length === 0) return deskSay(DESK_SAY.noCanned);
      return deskSay(
        [DESK_SAY.whichCanned(number), ...canned.map(({ name, text }) => `• ${name}：${text}`)].join('\n'),
        ...canned.map(({ name }, i) => [DESK_BUTTONS.cannedSend(number, i, name)]),
      );
    }),
  'canned-send': (pressed) => {
    const [number = '', index] = split(pressed.argument);
    const canned = pressed.deps.canned()[Number(index)];
    if (!canned) return deskSay(DESK_SAY.gone);
    return withHeld({ ...pressed, argument: number }, ({ deps, desk, job }, { consultation }) => {
      const shown = asShown(deps.directory(), desk.person, { type: 'text', text: canned.text });
      return ordered(
        deps.directory(),
        { type: 'relay-to-resident', consultation: consultation.id, of: job.work.message.id, shown },
        () => [],
      );
    });
  },
  law: (pressed) => ask(pressed, 'law', DESK_SAY.askLaw),
  note: (pressed) => ask(pressed, 'note', DESK_SAY.askNote),
  'hand-on': (pressed) =>
    withHeld(pressed, async ({ deps, desk }, matter) => {
      const { id, number } = matter.consultation;
      const free = (await candidatesFor(deps, matter, desk.person)).filter((c) => c.free).slice(0, 6);
      const awaiting = { what: 'hand-on' as const, consultation: id };
      return ordered(deps.directory(), { type: 'await', awaiting }, () =>
        textReply(
          DESK_SAY.askHandOn(number),
          ...free.map(({ person, load, onDuty }) => [
            DESK_BUTTONS.handTo(number, person.id, DESK_SAY.handTo(person.name, load, onDuty)),
          ]),
          [DESK_BUTTONS.cancel],
        ),
      );
    }),
  'hand-to': (pressed) => {
    const [number = '', person = ''] = split(pressed.argument);
    const { who } = nameOf(pressed.deps.directory(), person as PersonId);
    return ask(
      { ...pressed, argument: number },
      'hand-on',
      (shown) => DESK_SAY.askHandTo(shown, who),
      person,
    );
  },
  pause: (pressed) => ask(pressed, 'pause', DESK_SAY.askPause),
  close: (pressed) =>
    withHeld(pressed, (_pressed, { consultation: { number } }) =>
      deskSay(DESK_SAY.askOutcome(number), ...ENDINGS.map((o) => [DESK_BUTTONS.closeAs(number, o)]), [
        DESK_BUTTONS.cancel,
      ]),
    ),
  'close-as': (pressed) => {
    const [number = '', ending = ''] = split(pressed.argument);
    const [outcome, referral] = split(ending);
    if (!(outcome in OUTCOMES)) return deskSay(DESK_SAY.gone);
    if (outcome === 'referred' && !(referral in REFERRALS))
      return withHeld({ ...pressed, argument: number }, () => askReferral(number));
    return ask({ ...pressed, argument: number }, 'summary', DESK_SAY.askSummary, ending);
  },
  resume: (pressed) =>
    withHeld(pressed, ({ deps }, { consultation: { id, number, area }, clock }) => {
      if (!clock?.pausedAt) return deskSay(DESK_SAY.resumed(number));
      const hours = workingHours(deps.directory(), area);
      const { due, remind } = resumed(clock, clock.pausedAt, deps.clock.now(), hours);
      return ordered(deps.directory(), { type: 'resume', consultation: id, due, remind }, () =>
        textReply(DESK_SAY.resumed(number)),
      );
    }),
  cancel: ({ deps }) =>
    ordered(deps.directory(), { type: 'await', awaiting: undefined }, () => textReply(DESK_SAY.cancelled)),
  leave: ({ deps, desk }) => {
    const away = !desk.away;
    return ordered(deps.directory(), { type: 'leave', away, toResident }, (told) =>
      textReply(away ? DESK_SAY.away(told.matters ?? 0) : DESK_SAY.back),
    );
  },
  unbind: ({ deps }) =>
    ordered(deps.directory(), { type: 'unbind', toResident }, (told) =>
      textReply(DESK_SAY.unbound(told.matters ?? 0)),
    ),
};

export const toResident = (number: string): Reply => textReply(RESIDENT_SAY.back(number));

export function takePress(
  deps: DeskDeps,
  job: TurnJob,
  desk: Desk,
  action: string,
): TurnResult | Promise<TurnResult> {
  const parsed = parseAction(action);
  if (!parsed || !isDesks(parsed.verb)) return deskSay(DESK_SAY.unknown, [DESK_BUTTONS.desk]);
  return HANDLERS[parsed.verb]({ deps, job, desk, argument: parsed.argument });
}

const isDesks = (verb: string): verb is DeskVerb => (DESK_ACTIONS as readonly string[]).includes(verb);

/** Splits at the first colon. */
function split(argument: string): [string, string] {
  const at = argument.indexOf(':');
  return at < 0 ? [argument, ''] : [argument.slice(0, at), argument.slice(at + 1)];
}

async function take({ deps, desk, argument }: Pressed): Promise<TurnResult> {
  const matter = await deps.store.matter(argument);
  if (!matter) return deskSay(DESK_SAY.gone);
  const directory = deps.directory();
  const { consultation } = matter;
  const { role, who } = nameOf(directory, desk.person);
  const wish = matter.request?.wish ?? '';
  const conflicts = await deps.store.conflictsOf(consultation.resident);
  if (!mayTake(directory, desk, { ...conflicts, consultation, offers: matter.offers }, wish))
    return deskSay(DESK_SAY.conflict);
  const shown = textReply(RESIDENT_SAY.taken(consultation.number, role, who), [
    { label: '结束这件事', action: 'end' },
  ]);
  return ordered(directory, { type: 'take', consultation: consultation.id, toResident: shown }, () =>
    story(
      directory,
      matter,
      deps.clock.now(),
      matterButtons(consultation.number, matter.clock?.pausedAt !== undefined),
    ),
  );
}

/** A referral is counted by where it went: without a target it is not ended. */
function askReferral(number: string): TurnResult {
  const targets = (Object.keys(REFERRALS) as Referral[]).map((target) =>
    DESK_BUTTONS.referTo(number, target),
  );
  return deskSay(DESK_SAY.askReferral(number), targets.slice(0, 3), targets.slice(3), [DESK_BUTTONS.cancel]);
}

/** Only on what is in this person's hand. */
async function withHeld(
  pressed: Pressed,
  then: (pressed: Pressed, matter: Matter) => TurnResult | Promise<TurnResult>,
): Promise<TurnResult> {
  const matter = await pressed.deps.store.matter(pressed.argument);
  if (matter?.holder !== pressed.desk.person) return deskSay(DESK_SAY.notYours);
  return then(pressed, matter);
}

function ask(
  pressed: Pressed,
  what: Awaiting['what'],
  say: (number: string) => string,
  detail?: string,
): Promise<TurnResult> {
  return withHeld(pressed, ({ deps }, { consultation: { id, number } }) => {
    const awaiting = { what, consultation: id, ...(detail ? { detail } : {}) };
    return ordered(deps.directory(), { type: 'await', awaiting }, () =>
      textReply(say(number), [DESK_BUTTONS.cancel]),
    );
  });
}

/** Every reading of a story is in the audit log. */
function read(number: string, shown: Reply): TurnResult {
  return { ...atDesk(shown), order: { type: 'read', number } };
}
