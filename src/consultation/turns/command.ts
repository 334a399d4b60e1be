import type { AreaId } from '../../core/ids.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { takeAction } from './action.ts';
import { areaName, streetName } from './context.ts';
import { rows, say, textReply } from './results.ts';
import { takeText } from './text.ts';

/** Slash commands. `start` may carry the community of a QR poster; an unknown command is read as words. */
export async function takeCommand(
  deps: FlowDeps,
  job: TurnJob,
  name: string,
  argument: string,
): Promise<TurnResult> {
  switch (name) {
    case 'start':
      return start(deps, job, argument);
    case 'new':
    case 'my':
    case 'human':
    case 'privacy':
    case 'help':
    case 'areas':
      return takeAction(deps, job, name);
    default:
      return takeText(deps, job, `${name} ${argument}`.trim(), false);
  }
}

function start(deps: FlowDeps, { work }: TurnJob, argument: string): TurnResult {
  const { knowledge } = deps.sources();
  const { directory } = knowledge;
  const chosen = directory.areas.find((area) => area.id === argument)?.id as AreaId | undefined;
  const area = chosen ?? work.resident.area;
  const topics = knowledge.topics
    .filter((topic) => topic.suggested?.front)
    .slice(0, 8)
    .map((topic) => BUTTONS.topic(topic.suggested!.text, topic.id));
  const welcome = textReply(
    SAY.welcome(streetName(directory), areaName(directory, area)),
    ...rows(topics, 2),
    [BUTTONS.human, BUTTONS.help],
  );
  return {
    ...say(
      work,
      { path: 'command' },
      ...(directory.sample ? [textReply(SAY.notes.sample)] : []),
      welcome,
      ...(area ? [] : [areaChooser(deps)]),
    ),
    ...(chosen ? { area: chosen } : {}),
  };
}

export function areaChooser(deps: FlowDeps) {
  const { directory } = deps.sources().knowledge;
  const communities = directory.areas.filter((area) => area.kind === 'community');
  return textReply(
    SAY.chooseArea,
    ...rows(
      communities.map((area) => BUTTONS.area(area.name, area.id)),
      2,
    ),
  );
}
