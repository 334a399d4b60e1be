import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { Awaiting } from '../../consultation/orders.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { OUTCOMES, type Outcome, REFERRALS, type Referral } from '../../consultation/states.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { ConsultationId, PersonId } from '../../core/ids.ts';
import type { Desk } from '../ports.ts';
import { candidatesFor } from './candidates.ts';
import { chosenCard } from './card.ts';
import type { DeskDeps } from './desk-deps.ts';
import { atDesk, ordered } from './results.ts';
import { closedReply } from './said.ts';
import { DESK_BUTTONS, DESK_SAY, RESIDENT_SAY } from './screen-text.ts';

type Answer = (
  deps: DeskDeps,
  job: TurnJob,
  about: {
    consultation: ConsultationId;
    number: string;
    text: string;
    detail: string | undefined;
    desk: Desk;
  },
) => TurnResult | Promise<TurnResult>;

/** What each thing asked for becomes. */
const ANSWERS: Record<Awaiting['what'], Answer> = {
  note: (deps, _job, { consultation, number, text }) =>
    ordered(deps.directory(), { type: 'note', consultation, text }, () => textReply(DESK_SAY.noted(number))),
  pause: (deps, _job, { consultation, number, text }) =>
    ordered(deps.directory(), { type: 'pause', consultation, reason: text }, () =>
      textReply(DESK_SAY.paused(number), [DESK_BUTTONS.resume(number)]),
    ),
  'hand-on': async (deps, _job, { consultation, number, text, detail, desk }) => {
    const directory = deps.directory();
    const toResident = textReply(RESIDENT_SAY.handedOn(number));
    const order = { type: 'hand-on' as const, consultation, reason: text, toResident };
    const done = () => textReply(DESK_SAY.handedOn(number));
    if (!detail) return ordered(directory, order, done);
    const matter = await deps.store.matter(number);
    const chosen =
      matter && (await candidatesFor(deps, matter, desk.person)).find((c) => c.person.id === detail);
    if (!chosen?.free) {
      return {
        ...atDesk(textReply(DESK_SAY.notFree(chosen?.person.name ?? ''), [DESK_BUTTONS.handOn(number)])),
        order: { type: 'await', awaiting: undefined },
      };
    }
    const to = chosenCard(directory, matter!, detail as PersonId, deps.clock.now());
    return ordered(directory, { ...order, to }, done);
  },
  summary: (deps, _job, { consultation, number, text, detail }) => {
    const [how = '', to = ''] = detail?.split(':') ?? [];
    const outcome = (how in OUTCOMES ? how : 'answered-by-person') as Outcome;
    const referral = outcome === 'referred' ? ((to in REFERRALS ? to : 'other') as Referral) : undefined;
    return ordered(
      deps.directory(),
      {
        type: 'close',
        consultation,
        outcome,
        ...(referral ? { referral } : {}),
        summary: text,
        toResident: closedReply(number, outcome, referral, text),
      },
      () => textReply(DESK_SAY.closed(number), [DESK_BUTTONS.desk]),
    );
  },
  law: async (deps, job, { number, text, desk }) => {
    const area = desk.held.find((matter) => matter.number === number)?.area;
    const replies = await deps.answer(text, area, job.signal);
    const found = replies.filter(({ body }) => body.type === 'articles' || body.type === 'answer');
    return {
      ...atDesk(),
      order: { type: 'await', awaiting: undefined },
      replies: () =>
        found.length > 0 ? found.map((reply) => ({ ...reply, buttons: [] })) : [textReply(DESK_SAY.noDraft)],
    };
  },
};

export function awaited(
  deps: DeskDeps,
  job: TurnJob,
  desk: Desk,
  { what, consultation, detail }: Awaiting,
  text: string,
): TurnResult | Promise<TurnResult> {
  const matter = desk.held.find((held) => held.id === consultation);
  if (!matter) {
    return {
      ...atDesk(textReply(DESK_SAY.notYours)),
      order: { type: 'await', awaiting: undefined },
    };
  }
  return ANSWERS[what](deps, job, { consultation, number: matter.number, text, detail, desk });
}
