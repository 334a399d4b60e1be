import { parseAction, RESIDENT_ACTIONS, type ResidentVerb } from '../../contracts/reply.ts';
import type { AreaId, TopicId, TurnId } from '../../core/ids.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { askForMediation, askForPerson } from './ask-for-person.ts';
import { areaChooser } from './command.ts';
import { areaName } from './context.ts';
import { skipFact, takeOption } from './fact.ts';
import { rate } from './feedback.ts';
import { endHeld, ratePerson, reopen, withPerson } from './held.ts';
import { askRateWord, pressedAppointment, pressedFollowUp } from './later.ts';
import { openArticles, rephrase } from './look-again.ts';
import { eraseMine, exportMine, myConsultations } from './my-data.ts';
import { pressedGuide, pressedTopic } from './pressed.ts';
import { say, textReply } from './results.ts';

type Handler = (deps: FlowDeps, job: TurnJob, argument: string) => TurnResult | Promise<TurnResult>;

/** What each button does. */
const HANDLERS: Record<ResidentVerb, Handler> = {
  useful: (deps, job, turn) => rate(deps, job, turn as TurnId, true),
  useless: (deps, job, turn) => rate(deps, job, turn as TurnId, false),
  articles: (deps, job, turn) => openArticles(deps, job, turn as TurnId),
  rephrase: (deps, job, turn) => rephrase(deps, job, turn as TurnId),
  human: (deps, { work }) => askForPerson(deps, work, { record: { path: 'call-person' } }),
  mediate: (deps, { work }) => askForMediation(deps, work),
  option: async (deps, job, argument) => {
    const [turn, index] = argument.split(':');
    const found = await deps.log.turn(turn as TurnId);
    if (!found || found.turn.resident !== job.work.resident.id) return optionGone(job);
    return takeOption(deps, job, found.turn, Number(index));
  },
  skip: async (deps, job, turn) => {
    const found = await deps.log.turn(turn as TurnId);
    if (!found || found.turn.resident !== job.work.resident.id) return optionGone(job);
    return skipFact(deps, job, found.turn);
  },
  topic: (deps, job, id) => pressedTopic(deps, job, id as TopicId),
  guide: (deps, job, id) => pressedGuide(deps, job, id),
  area: (deps, { work }, id) => {
    const { directory } = deps.sources().knowledge;
    const name = areaName(directory, id as AreaId);
    if (!name) return say(work, { path: 'action' }, textReply(SAY.areaUnknown), areaChooser(deps));
    return { ...say(work, { path: 'action' }, textReply(SAY.areaChosen(name))), area: id as AreaId };
  },
  areas: (deps, { work }) => say(work, { path: 'action' }, areaChooser(deps)),
  new: (_deps, { work }) => {
    // What is typed next still goes to the person: another matter begins when this one is over.
    if (withPerson(work)) return say(work, { path: 'action' }, textReply(SAY.withPerson, [BUTTONS.end]));
    return {
      ...say(work, { path: 'action' }, textReply(SAY.newMatter)),
      consultation:
        work.consultation?.state === 'open'
          ? { use: 'current', changes: { event: 'close', outcome: 'answered-by-bot' } }
          : { use: 'none' },
    };
  },
  my: (deps, job) => myConsultations(deps, job),
  privacy: (_deps, { work }) =>
    say(work, { path: 'action' }, textReply(SAY.privacy, [BUTTONS.export, BUTTONS.erase])),
  export: (deps, job) => exportMine(deps, job),
  erase: (_deps, { work }) => say(work, { path: 'action' }, textReply(SAY.eraseAsk, [BUTTONS.eraseSure])),
  'erase-sure': (deps, job) => eraseMine(deps, job),
  end: (_deps, job) => endHeld(job),
  rate: (deps, job, argument) => ratePerson(deps, job, argument),
  reopen: (_deps, _job, number) => reopen(number),
  'rate-word': (deps, job, number) => askRateWord(deps, job, number),
  appointment: (deps, job, argument) => pressedAppointment(deps, job, argument),
  'follow-up': (deps, job, argument) => pressedFollowUp(deps, job, argument),
  help: (_deps, { work }) =>
    say(
      work,
      { path: 'action' },
      textReply(SAY.help, [BUTTONS.my, BUTTONS.cases], [BUTTONS.areas, BUTTONS.privacy]),
    ),
};

/**
 * While a person has the matter the bot says nothing to it: only what opens a text, gives a mark, ends or answers what the
 * person asked, or concerns the resident's own data still acts.
 */
const WHILE_HELD: ReadonlySet<ResidentVerb> = new Set<ResidentVerb>([
  'useful',
  'useless',
  'articles',
  'new',
  'my',
  'privacy',
  'export',
  'erase',
  'erase-sure',
  'areas',
  'area',
  'help',
  'end',
  'rate',
  'rate-word',
  'reopen',
  'appointment',
  'follow-up',
]);

export function actsWhileHeld(action: string): boolean {
  const parsed = parseAction(action);
  return !parsed || !isResidents(parsed.verb) || WHILE_HELD.has(parsed.verb);
}

export async function takeAction(deps: FlowDeps, job: TurnJob, action: string): Promise<TurnResult> {
  const parsed = parseAction(action);
  if (!parsed || !isResidents(parsed.verb)) return optionGone(job);
  if (withPerson(job.work) && !actsWhileHeld(action)) return say(job.work, { path: 'action' }, explained());
  return HANDLERS[parsed.verb](deps, job, parsed.argument);
}

const isResidents = (verb: string): verb is ResidentVerb =>
  (RESIDENT_ACTIONS as readonly string[]).includes(verb);

/** Why a button does nothing now. */
export const explained = () => textReply(SAY.withPerson, [BUTTONS.end]);

function optionGone({ work }: TurnJob): TurnResult {
  return say(work, { path: 'action' }, textReply(SAY.optionGone));
}
