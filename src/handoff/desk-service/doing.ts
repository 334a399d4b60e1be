import type { IncomingContent, IncomingFile } from '../../consultation/incoming.ts';
import type { Order } from '../../consultation/orders.ts';
import type { Referral } from '../../consultation/states.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { DeskDraft, DeskEvent } from '../../contracts/console/desk.ts';
import { InvalidInput, NotFound, Refused } from '../../core/errors.ts';
import { type ConsultationId, newId, type PersonId } from '../../core/ids.ts';
import { deadlineOf, resumed, tierOf } from '../deadline.ts';
import { candidatesFor } from '../desk/candidates.ts';
import { chosenCard } from '../desk/card.ts';
import { mayTake } from '../desk/may.ts';
import { nameOf, personView } from '../desk/people.ts';
import { toResident as backToResident } from '../desk/press.ts';
import { refusal } from '../desk/results.ts';
import { asShown, closedReply, reviewedAnswer } from '../desk/said.ts';
import { APPOINTMENT_SAY, appointmentButtons, DESK_SAY, RESIDENT_SAY } from '../desk/screen-text.ts';
import type { Ending } from '../endings.ts';
import type { DeclineReason } from '../offer-states.ts';
import type { Story } from '../ports.ts';
import { followUpTime, workingHours } from '../working-hours.ts';
import { answerText } from './answer-text.ts';
import { type DeskServiceDeps, mayMatter } from './deps.ts';
import type { Reading } from './reading.ts';

/** An appointment further off than this is a slip of the pen. */
const FURTHEST_MS = 90 * 24 * 3_600_000;

/** What a person does at the desk. Throws Refused, in words for them, where the rows say no. */
export function createDoing(deps: DeskServiceDeps, reading: Reading) {
  const { store, directory: directoryNow, clock } = deps;
  const may = mayMatter(directoryNow);

  /** Carries it out and tells the desks; `type` says what they should look at. */
  async function order(
    person: PersonId,
    what: Order,
    type: DeskEvent['type'] = 'matter',
    typed?: { id: string; content: IncomingContent },
  ): Promise<{ number: string; stored: boolean }> {
    const { told, said } = await store.act(person, what, clock.now(), typed);
    if (!told.done) throw new Refused(refusal(directoryNow(), told));
    deps.changed({ type, number: told.number ?? null }, said);
    // Sent again under the same id: nothing was said anew.
    return { number: told.number ?? '', stored: said.length > 0 };
  }

  async function held(person: PersonId, number: string): Promise<Story> {
    const story = await reading.readable(person, number);
    if (story.holder !== person || !may(person, 'matter.write', { area: undefined, holder: person }))
      throw new Refused(DESK_SAY.notYours);
    return story;
  }

  const relay = (
    person: PersonId,
    consultation: ConsultationId,
    id: string,
    content: IncomingContent,
    more: { shown?: Extract<Order, { type: 'relay-to-resident' }>['shown']; draft?: string } = {},
  ) =>
    order(
      person,
      {
        type: 'relay-to-resident',
        consultation,
        shown: more.shown ?? asShown(directoryNow(), person, content),
        ...(more.draft ? { draft: more.draft } : {}),
      },
      'message',
      { id, content },
    );

  return {
    async take(person: PersonId, number: string) {
      const story = await store.story(number);
      if (!story) throw new NotFound(DESK_SAY.gone);
      const directory = directoryNow();
      const { consultation, request, offers } = story;
      const conflicts = await store.conflictsOf(consultation.resident);
      const given = offers.filter((o) => o.state !== 'withdrawn').map((o) => o.person);
      if (
        !mayTake(directory, { person }, { ...conflicts, consultation, offers }, request?.wish ?? '') ||
        !may(person, 'matter.take', { area: consultation.area, given })
      )
        throw new Refused(DESK_SAY.conflict);
      const { role, who } = nameOf(directory, person);
      const toResident = textReply(RESIDENT_SAY.taken(number, role, who), [
        { label: '结束这件事', action: 'end' },
      ]);
      return order(person, { type: 'take', consultation: consultation.id, toResident }, 'queue');
    },

    pass: (person: PersonId, offer: string, reason: DeclineReason) =>
      order(person, { type: 'pass', offer, reason }, 'queue'),

    async say(
      person: PersonId,
      number: string,
      { id, text, files }: { id: string; text: string; files: IncomingFile[] },
    ) {
      const { consultation } = await held(person, number);
      const content: IncomingContent =
        files.length > 0 ? { type: 'file', files, caption: text } : { type: 'text', text };
      return relay(person, consultation.id, id, content);
    },

    async note(person: PersonId, number: string, text: string) {
      const { consultation } = await held(person, number);
      return order(person, { type: 'note', consultation: consultation.id, text });
    },

    /** 起草: of what the resident last said, or of a question the person asks. Sent only by sendDraft. */
    async draft(
      person: PersonId,
      number: string,
      question: string | undefined,
      signal: AbortSignal,
    ): Promise<DeskDraft> {
      const { consultation, messages } = await held(person, number);
      const asked = messages.flatMap(({ content }) => (content?.type === 'text' ? [content.text] : []));
      const text = question || asked.slice(-3).join('\n');
      const replies = text ? await deps.answer(text, consultation.area, signal) : [];
      const body = replies.map((reply) => reply.body).find((b) => b.type === 'answer');
      if (body?.type !== 'answer') throw new NotFound(DESK_SAY.noDraft);
      const id = newId(clock.now().getTime());
      const { answer } = body;
      await order(person, { type: 'keep-draft', consultation: consultation.id, id, answer });
      return {
        id,
        by: personView(directoryNow(), person),
        answer,
        text: answerText(answer),
        madeAt: clock.now().toISOString(),
        sentAt: null,
      };
    },

    async sendDraft(
      person: PersonId,
      number: string,
      { id, draft, text }: { id: string; draft: string; text: string | undefined },
    ) {
      const { consultation, drafts } = await held(person, number);
      const answer = drafts.find((d) => d.id === draft)?.answer;
      if (!answer) throw new NotFound(DESK_SAY.gone);
      const changed = text !== undefined && text.trim() !== answerText(answer);
      const words = { type: 'text' as const, text: changed ? text : answerText(answer) };
      const shown = changed
        ? asShown(directoryNow(), person, words)
        : reviewedAnswer(directoryNow(), person, answer);
      return relay(person, consultation.id, id, words, { shown, draft });
    },

    async handOn(person: PersonId, number: string, reason: string, to: PersonId | undefined) {
      const story = await held(person, number);
      const { consultation } = story;
      const toResident = textReply(RESIDENT_SAY.handedOn(number));
      const base = { type: 'hand-on' as const, consultation: consultation.id, reason, toResident };
      if (!to) return order(person, base, 'queue');
      const chosen = (await candidatesFor(deps, story, person)).find((c) => c.person.id === to);
      if (!chosen?.free) throw new Refused(DESK_SAY.notFree(chosen?.person.name ?? ''));
      const directory = directoryNow();
      return order(person, { ...base, to: chosenCard(directory, story, to, clock.now()) }, 'card');
    },

    async pause(person: PersonId, number: string, reason: string) {
      const { consultation } = await held(person, number);
      return order(person, { type: 'pause', consultation: consultation.id, reason }, 'clock');
    },

    async resume(person: PersonId, number: string) {
      const { consultation, clock: running } = await held(person, number);
      if (!running?.pausedAt) return { number };
      const hours = workingHours(directoryNow(), consultation.area);
      const { due, remind } = resumed(running, running.pausedAt, clock.now(), hours);
      return order(person, { type: 'resume', consultation: consultation.id, due, remind }, 'clock');
    },

    async appoint(person: PersonId, number: string, startsAt: Date, place: string) {
      const { consultation } = await held(person, number);
      const now = clock.now();
      if (startsAt <= now || startsAt.getTime() - now.getTime() > FURTHEST_MS)
        throw new InvalidInput(APPOINTMENT_SAY.badTime);
      const { role, who } = nameOf(directoryNow(), person);
      const text = APPOINTMENT_SAY.offered(number, `${role}${who}`, startsAt, place, now);
      const toResident = (id: string) => textReply(text, ...appointmentButtons(id));
      return order(person, { type: 'appoint', consultation: consultation.id, place, startsAt, toResident });
    },

    async cancelAppointment(person: PersonId, number: string, appointment: string) {
      const { appointments } = await held(person, number);
      const found = appointments.find((a) => a.id === appointment);
      if (!found) throw new NotFound(DESK_SAY.gone);
      const toResident = textReply(APPOINTMENT_SAY.cancelled(number, found.startsAt, clock.now()));
      return order(person, { type: 'cancel-appointment', appointment, toResident });
    },

    async followUp(person: PersonId, number: string, on: string) {
      const { consultation } = await reading.readable(person, number);
      const dueAt = followUpTime(on);
      if (dueAt <= clock.now()) throw new InvalidInput(APPOINTMENT_SAY.badDay);
      return order(person, { type: 'follow-up', consultation: consultation.id, dueAt });
    },

    async close(
      person: PersonId,
      number: string,
      { outcome, summary, referral }: { outcome: Ending; summary: string; referral: Referral | undefined },
    ) {
      const { consultation } = await held(person, number);
      return order(person, {
        type: 'close',
        consultation: consultation.id,
        outcome,
        summary,
        ...(referral ? { referral } : {}),
        toResident: closedReply(number, outcome, referral, summary),
      });
    },

    async reopen(person: PersonId, number: string) {
      const story = await reading.readable(person, number);
      const { consultation, holds } = story;
      const last = holds.at(-1);
      const mine = last?.person === person && last.ending === 'closed';
      if (!mine && !may(person, 'matter.assign', { area: consultation.area }))
        throw new Refused(DESK_SAY.notYours);
      const directory = directoryNow();
      const topicTier = deps.topics().find((topic) => topic.id === consultation.topic)?.tier;
      const tier = tierOf(topicTier, consultation.urgency);
      const hours = workingHours(directory, consultation.area);
      const deadline = deadlineOf(tier, consultation.urgency, clock.now(), hours);
      const { role, who } = nameOf(directory, person);
      const toResident = textReply(RESIDENT_SAY.takenUpAgain(number, `${role}${who}`));
      return order(person, { type: 'take-up-again', consultation: consultation.id, deadline, toResident });
    },

    leave: (person: PersonId, away: boolean) =>
      order(person, { type: 'leave', away, toResident: backToResident }, 'queue'),
  };
}
