import { OUTCOMES, REFERRALS } from '../../consultation/states.ts';
import type {
  Candidate,
  DeskChoices,
  DeskMatter,
  FoundLaw,
  MatterStory,
  QueueItem,
} from '../../contracts/console/desk.ts';
import type { RelayedFile } from '../../contracts/reply.ts';
import { NotFound, Refused } from '../../core/errors.ts';
import type { MessageId, PersonId } from '../../core/ids.ts';
import { formatHours } from '../../knowledge/directory.ts';
import { DISPUTE_TYPES } from '../../knowledge/topics.ts';
import { candidatesFor } from '../desk/candidates.ts';
import { mayTake } from '../desk/may.ts';
import { personView } from '../desk/people.ts';
import { DESK_SAY } from '../desk/screen-text.ts';
import { ENDINGS } from '../endings.ts';
import { DECLINE_REASONS } from '../offer-states.ts';
import type { Story } from '../ports.ts';
import { STATION } from '../working-hours.ts';
import { type DeskServiceDeps, mayMatter } from './deps.ts';
import { storyView } from './story-view.ts';
import { listedView, queueView } from './views.ts';

/** Closed matters stay on a person's list so long: to look up, to take up again. */
const CLOSED_SHOWN_MS = 30 * 24 * 3_600_000;

/** A page that looks again at each change is one reading, not a hundred: logged once in this time, in each process. */
const ONE_READING_MS = 10 * 60_000;
const READINGS_KEPT = 2_000;

export type Reading = ReturnType<typeof createReading>;

/** What a person sees at the desk. Every story read is in the audit log. */
export function createReading(deps: DeskServiceDeps) {
  const { store, directory: directoryNow, clock } = deps;
  const may = mayMatter(directoryNow);
  const readings = new Map<string, number>();

  async function logged(person: PersonId, number: string): Promise<void> {
    const key = `${person} ${number}`;
    const now = clock.now().getTime();
    if (now - (readings.get(key) ?? 0) < ONE_READING_MS) return;
    await store.act(person, { type: 'read', number }, clock.now());
    if (readings.size >= READINGS_KEPT) readings.clear();
    readings.set(key, now);
  }

  /** The story, or NotFound: that a number exists is nobody's business who may not read it. */
  async function readable(person: PersonId, number: string): Promise<Story> {
    const story = await store.story(number);
    if (!story || !(await mayRead(person, story))) throw new NotFound('没有这一件，或者不由您办理');
    return story;
  }

  async function mayRead(person: PersonId, story: Story): Promise<boolean> {
    if (story.holder === person) return true;
    const { residentIs, steppedBack } = await store.conflictsOf(story.consultation.resident);
    if (residentIs === person || steppedBack.includes(person)) return false;
    return may(person, 'matter.read', {
      area: story.consultation.area,
      holder: story.holder,
      given: givenTo(story),
    });
  }

  return {
    readable,

    async queue(person: PersonId): Promise<QueueItem[]> {
      const directory = directoryNow();
      const now = clock.now();
      const queued = await store.queued();
      return queued
        .filter((waiting) => mayTake(directory, { person }, waiting, waiting.request.wish))
        .filter(({ consultation: { area }, offers }) =>
          may(person, 'matter.take', {
            area,
            given: offers.filter((o) => o.state !== 'withdrawn').map((o) => o.person),
          }),
        )
        .map((waiting) => queueView(directory, person, waiting, now));
    },

    async matters(person: PersonId): Promise<DeskMatter[]> {
      const now = clock.now();
      const listed = await store.listOf(person, new Date(now.getTime() - CLOSED_SHOWN_MS));
      return listed.map((matter) => listedView(directoryNow(), matter, now));
    },

    async story(person: PersonId, number: string): Promise<MatterStory> {
      const story = await readable(person, number);
      await logged(person, number);
      const directory = directoryNow();
      const conflicts = await store.conflictsOf(story.consultation.resident);
      const wish = story.request?.wish ?? '';
      const last = story.holds.at(-1);
      const closed = story.consultation.state === 'closed';
      const lastWasMine = last?.person === person && last.ending === 'closed';
      const assign = may(person, 'matter.assign', { area: story.consultation.area });
      return storyView(directory, story, {
        now: clock.now(),
        may: {
          take:
            story.consultation.state === 'queued' &&
            mayTake(directory, { person }, { ...conflicts, ...story }, wish),
          work: story.holder === person,
          reopen: closed && (lastWasMine || assign),
          followUp: story.holder === person || lastWasMine,
        },
        mayReadEarlier: (earlier) =>
          may(person, 'matter.read', {
            area: earlier.area,
            holder: earlier.state === 'held' ? earlier.lastHolder : undefined,
            given: earlier.lastEnding === 'closed' && earlier.lastHolder ? [earlier.lastHolder] : [],
          }),
      });
    },

    /** A file of a message of a matter that this person reads. */
    async file(person: PersonId, number: string, message: string, index: number): Promise<RelayedFile> {
      await readable(person, number);
      const file = await store.fileOf(number, message as MessageId, index);
      if (!file) throw new NotFound('没有这个文件');
      return file;
    },

    /** Whom the matter could be handed to, who is free and nearest first. */
    async candidates(person: PersonId, number: string): Promise<Candidate[]> {
      const story = await readable(person, number);
      if (story.holder !== person) throw new Refused(DESK_SAY.notYours);
      return candidatesFor(deps, story, person);
    },

    /** What can be chosen at the desk: endings, referrals, places, canned words. */
    async choices(person: PersonId): Promise<DeskChoices> {
      const directory = directoryNow();
      const desk = await store.deskOf(person);
      const labelled = (labels: Record<string, string>, ids = Object.keys(labels)) =>
        ids.map((id) => ({ id, label: labels[id]! }));
      return {
        me: {
          ...personView(directory, person),
          away: desk?.away ?? false,
          telegram: desk?.channel === 'telegram',
        },
        outcomes: labelled(OUTCOMES, [...ENDINGS]),
        referrals: labelled(REFERRALS),
        passReasons: labelled(DECLINE_REASONS),
        canned: deps.canned().map(({ name, text }) => ({ name, text })),
        places: directory.services
          .filter((service) => service.key === STATION)
          .map((service) => ({
            name: service.name,
            address: service.address ?? null,
            hours: formatHours(service.hours),
          })),
        flags: deps.safety().map(({ id, label }) => ({ id, label })),
        disputeTypes: DISPUTE_TYPES.map((name) => ({
          name,
          topics: deps.topics().flatMap((topic) => (topic.disputeType === name ? [topic.id] : [])),
        })),
      };
    },

    /** 查法条: an article by its number, or what the knowledge base holds on a question. */
    async law(person: PersonId, text: string, signal: AbortSignal): Promise<FoundLaw> {
      const area = directoryNow().people.find((p) => p.id === person)?.areas[0];
      const replies = await deps.answer(text, area, signal);
      return {
        articles: replies.flatMap(({ body }) => (body.type === 'articles' ? body.articles : [])),
        answers: replies.flatMap(({ body }) => (body.type === 'answer' ? [body.answer] : [])),
      };
    },
  };
}

/** Who has a good card of it, or closed it themselves last. Leaving the job or handing it on ends that. */
function givenTo({ holder, offers, holds }: Story): PersonId[] {
  const cards = holder ? [] : offers.filter((o) => o.state === 'offered' || o.state === 'lapsed');
  const last = holds.at(-1);
  return [...cards.map((offer) => offer.person), ...(last?.ending === 'closed' ? [last.person] : [])];
}
