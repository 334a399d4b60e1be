import type { StoredMessage } from '../../consultation/records.ts';
import { OUTCOMES, REFERRALS } from '../../consultation/states.ts';
import type { MatterStory } from '../../contracts/console/desk.ts';
import type { RelayedFile } from '../../contracts/reply.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { toldLines } from '../desk/card.ts';
import { personView } from '../desk/people.ts';
import type { Story } from '../ports.ts';
import { answerText } from './answer-text.ts';
import { iso, listedView } from './views.ts';

/** Files without a copy of ours are named by the channel's own word, or are none (a place, a contact). */
const KEPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function storyView(
  directory: Directory,
  story: Story,
  {
    may,
    mayReadEarlier,
    now,
  }: { may: MatterStory['may']; mayReadEarlier: (earlier: Story['earlier'][number]) => boolean; now: Date },
): MatterStory {
  const person = (id: PersonId) => personView(directory, id);
  const relayed = story.messages.findLast((message) => story.deliveries.has(message.id));
  const last = relayed && {
    by: relayed.author === 'person' ? ('person' as const) : ('resident' as const),
    at: relayed.at,
    delivery: story.deliveries.get(relayed.id)!,
    text: textOf(story, relayed),
  };
  return {
    ...listedView(directory, { ...story, last }, now),
    holder: story.holder ? person(story.holder) : null,
    holders: story.holds.map(({ person: id, since, endedAt }) => ({
      ...person(id),
      since: since.toISOString(),
      until: iso(endedAt),
    })),
    may,
    summary: toldLines(story),
    messages: story.messages.map((message) => messageView(story, message)),
    notes: story.notes.map(({ person: id, text, at }) => ({ by: person(id), text, at: at.toISOString() })),
    events: story.events.map(({ event, from, to, by, at }) => ({
      event,
      from: from ?? null,
      to,
      by: directory.people.find((p) => p.id === by)?.name ?? by,
      at: at.toISOString(),
    })),
    cards: story.offers.map((offer) => ({
      person: person(offer.person),
      state: offer.state,
      reason: offer.reason ?? null,
      at: offer.madeAt.toISOString(),
      expiresAt: offer.expiresAt.toISOString(),
    })),
    drafts: story.drafts.flatMap(({ id, person: by, answer, madeAt, sentAt }) =>
      answer
        ? [
            {
              id,
              by: person(by),
              answer,
              text: answerText(answer),
              madeAt: madeAt.toISOString(),
              sentAt: iso(sentAt),
            },
          ]
        : [],
    ),
    appointments: story.appointments.map(({ id, person: by, state, place, startsAt, wish }) => ({
      id,
      by: person(by),
      state,
      place,
      startsAt: startsAt.toISOString(),
      wish: wish ?? null,
    })),
    followUps: story.followUps.map(({ id, dueAt, sentAt, answer }) => ({
      id,
      dueAt: dueAt.toISOString(),
      sentAt: iso(sentAt),
      answer: answer ?? null,
    })),
    closings: story.closings.map(({ person: by, outcome, referral, summary, at }) => ({
      by: person(by),
      outcome: OUTCOMES[outcome],
      referral: referral ? REFERRALS[referral] : null,
      summary: summary ?? '',
      at: at.toISOString(),
    })),
    rating: story.rating
      ? { score: story.rating.score, word: story.rating.word ?? null, at: story.rating.at.toISOString() }
      : null,
    earlier: story.earlier.map((earlier) => ({
      number: earlier.number,
      topic: earlier.topic ?? null,
      state: earlier.state,
      outcome: earlier.outcome ? OUTCOMES[earlier.outcome] : null,
      openedAt: earlier.openedAt.toISOString(),
      readable: mayReadEarlier(earlier),
    })),
  };
}

function messageView(story: Story, message: StoredMessage): MatterStory['messages'][number] {
  const { reply } = message;
  const files: readonly RelayedFile[] = reply?.body.type === 'relay' ? reply.body.files : message.files;
  const url = (index: number) =>
    `/api/console/desk/matters/${story.consultation.number}/messages/${message.id}/files/${index}`;
  return {
    id: message.id,
    seq: message.seq,
    at: message.at.toISOString(),
    direction: message.direction,
    author: message.author,
    text: textOf(story, message),
    reply: reply ?? null,
    files: files.map(({ name, mediaType, bytes, reference }, index) => ({
      name,
      mediaType,
      bytes,
      url: KEPT.test(reference) ? url(index) : null,
    })),
    delivery: story.deliveries.get(message.id) ?? null,
  };
}

function textOf(story: Story, { content, reply }: StoredMessage): string {
  if (content?.type === 'text' || content?.type === 'edit') return content.text;
  if (content?.type === 'file') return content.caption;
  if (content?.type === 'action') return pressed(story, content.action);
  if (reply && 'text' in reply.body) return reply.body.text;
  return reply?.body.type === 'answer' ? reply.body.answer.short.map((claim) => claim.text).join('') : '';
}

/** A press by the words on the button; empty where no message of this matter had it. */
function pressed({ messages }: Story, action: string): string {
  const buttons = messages.flatMap(({ reply }) => reply?.buttons.flat() ?? []);
  const label = buttons.find((button) => button.action === action)?.label;
  return label ? `〔${label}〕` : '';
}
