import { CALLED, type HandoffReason } from '../consultation/handoff-rules.ts';
import type { DeskEvent } from '../contracts/console/desk.ts';
import type { Clock } from '../core/clock.ts';
import type { PersonId } from '../core/ids.ts';
import { type Directory, type DirectoryPerson, staffFor } from '../knowledge/directory.ts';
import type { Topic } from '../knowledge/topics.ts';
import { scopeOf } from '../staff/rights.ts';
import { deadlineOf, OFFER_WAIT, tierOf } from './deadline.ts';
import { card } from './desk/card.ts';
import { toResident } from './desk/press.ts';
import { TIMER_SAY } from './desk/screen-text.ts';
import type { HandoffStore, WaitingMatter } from './ports.ts';
import { lineFor } from './route.ts';
import { isWorking, workingHours } from './working-hours.ts';

export interface DispatchDeps {
  store: HandoffStore;
  directory(): Directory;
  topics(): readonly Topic[];
  clock: Clock;
  /** Who may sign in to the console. */
  accounts(): Promise<readonly PersonId[]>;
  /** A desk should look again; said after the commit. */
  changed(event: DeskEvent): void;
}

/**
 * Who is in the directory no longer has left the job: their desk ends and what they hold goes back. So does the desk of
 * whose account was closed and who has no Telegram chat. A directory without anybody is a mistake in the files, not an
 * office that emptied. Whoever has an account gets a desk in the console.
 */
export async function keepDesks({ store, directory, accounts, clock }: DispatchDeps): Promise<number> {
  const { people } = directory();
  if (people.length === 0) return 0;
  const mayUse = (role: DirectoryPerson['role']) => scopeOf(role, 'desk.use') !== undefined;
  const withAccount = new Set(await accounts());
  const desks = await store.reachable();
  const gone = desks.filter(
    ({ person, consoleOnly }) =>
      !people.some((p) => p.id === person) || (consoleOnly && !withAccount.has(person)),
  );
  for (const { person } of gone) await store.unbind(person, toResident, clock.now());
  const without = people.filter(
    ({ id, role }) => withAccount.has(id) && mayUse(role) && !desks.some((desk) => desk.person === id),
  );
  for (const { id } of without) await store.openConsole(id, clock.now());
  return gone.length + without.length;
}

/**
 * Puts each waiting matter before the first in its line, and starts its clock. May run on several instances at once:
 * a matter has one open card. Gives how many cards were put out. Cost: a few queries a waiting matter.
 */
export async function dispatch({
  store,
  directory: directoryNow,
  topics,
  clock,
  changed,
}: Omit<DispatchDeps, 'accounts'>): Promise<number> {
  const directory = directoryNow();
  let made = 0;
  for (const waiting of await store.waiting()) {
    const now = clock.now();
    const { consultation, request, offers } = waiting;
    const hours = workingHours(directory, consultation.area);
    const topicTier = topics().find((topic) => topic.id === consultation.topic)?.tier;
    const urgency = consultation.urgency === 'normal' ? request.urgency : consultation.urgency;
    const tier = tierOf(topicTier, urgency);
    const deadline = deadlineOf(tier, urgency, request.at, hours);
    if (!waiting.clock) await store.startClock(consultation.id, deadline);
    if (request.reason === 'safety') await tellEmergency(store, directory, waiting, now);
    const reachable = await store.reachable();
    const first = lineFor(directory, reachable, facts(waiting, urgency, request.wish), now);
    // At night a queue may be long: who cannot be offered anyway costs no reading of stories.
    const matter = first.length > 0 ? await store.matter(consultation.number) : undefined;
    const said = (matter?.messages ?? []).flatMap(({ content }) =>
      content && 'text' in content ? [content.text] : [],
    );
    const text = [request.wish, ...said].join('\n');
    const [person] = lineFor(directory, reachable, facts(waiting, urgency, text), now);
    if (!person || !matter) {
      // At night the next shift takes it up, as the resident was told; in working time somebody must know.
      if (isWorking(hours, now) || urgency === 'now') await tellStaff(store, directory, waiting, now);
      continue;
    }
    const expires = new Date(now.getTime() + OFFER_WAIT[tier]);
    const shown = {
      ...matter,
      clock: matter.clock ?? { ...deadline, pausedAt: undefined, pauseReason: undefined },
    };
    const offer = {
      consultation: consultation.id,
      person,
      seen: offers.length,
      expires,
      card: (id: string) => card(directory, shown, id, expires, now),
    };
    if (await store.makeOffer(offer, now)) {
      made += 1;
      changed({ type: 'card', number: consultation.number });
    }
  }
  return made;
}

function facts(
  { consultation, request, offers, residentIs, steppedBack }: WaitingMatter,
  urgency: WaitingMatter['consultation']['urgency'],
  text: string,
) {
  return {
    area: consultation.area,
    topic: consultation.topic,
    urgency,
    languages: LANGUAGES.filter((language) => text.includes(language)),
    roles: CALLED[request.reason as HandoffReason] ?? CALLED.asked,
    shown: offers.map(({ person, state, madeAt }) => ({ person, state, at: madeAt })),
    text,
    residentIs,
    steppedBack,
  };
}

/** Named by residents who would rather speak them. */
const LANGUAGES = [
  '粤语',
  '四川话',
  '闽南话',
  '客家话',
  '上海话',
  '手语',
  '英语',
  '维吾尔语',
  '藏语',
  '蒙古语',
];

/** Risk of life, or of a crowd: staff know at once, whoever takes it over. */
async function tellEmergency(
  store: HandoffStore,
  directory: Directory,
  { consultation, request }: WaitingMatter,
  now: Date,
): Promise<void> {
  const text = TIMER_SAY.emergency(consultation.number, request.wish);
  const key = `emergency:${consultation.id}:${consultation.flags.join('+')}`;
  await store.alert({ key, kind: 'emergency', text, to: staffFor(directory, consultation.area) }, now);
}

async function tellStaff(
  store: HandoffStore,
  directory: Directory,
  { consultation, request }: WaitingMatter,
  now: Date,
): Promise<void> {
  const { area, number } = consultation;
  await store.alert(
    {
      // Once a request: a matter that comes back is said again.
      key: `nobody:${consultation.id}:${request.at.toISOString()}`,
      kind: 'nobody',
      text: TIMER_SAY.nobody(number),
      to: staffFor(directory, area),
    },
    now,
  );
}
