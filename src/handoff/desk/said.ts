import type { IncomingContent, IncomingFile } from '../../consultation/incoming.ts';
import { OUTCOMES, type Outcome, REFERRALS, type Referral } from '../../consultation/states.ts';
import { rateButtons } from '../../consultation/turns/held.ts';
import { textReply } from '../../consultation/turns/results.ts';
import type { Answer } from '../../contracts/answer.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { nameOf } from './people.ts';
import { RESIDENT_SAY } from './screen-text.ts';

/** What a resident is shown of what a person said, whether it was typed in Telegram or in the console. */

/** Words, files and corrections, under who says them. `quoted`: what they answer. */
export function asShown(
  directory: Directory,
  person: PersonId,
  content: IncomingContent | undefined,
  quoted?: string,
): Reply {
  const { role, who } = nameOf(directory, person);
  const files = content?.type === 'file' || content?.type === 'text' ? (content.files ?? []) : [];
  const words = content?.type === 'file' ? content.caption : content && 'text' in content ? content.text : '';
  return {
    body: {
      type: 'relay',
      header: RESIDENT_SAY.personHeader(role, who),
      text: content?.type === 'edit' ? `（更正）${words}` : words,
      files: files.map(asFile),
      ...(quoted ? { quoted } : {}),
    },
    buttons: [],
  };
}

const asFile = ({ reference, kind, name, mediaType, bytes }: IncomingFile) => ({
  reference,
  kind,
  name,
  mediaType,
  bytes,
});

/** A drafted answer that a person looked at and sends as it is. */
export function reviewedAnswer(directory: Directory, person: PersonId, answer: Answer): Reply {
  const { role, who } = nameOf(directory, person);
  const notes = [...answer.notes, RESIDENT_SAY.reviewed(role, who)];
  return { body: { type: 'answer', answer: { ...answer, notes } }, buttons: [] };
}

export function closedReply(
  number: string,
  outcome: Outcome,
  referral: Referral | undefined,
  summary: string,
): Reply {
  const how = referral ? `${OUTCOMES[outcome]}（${REFERRALS[referral]}）` : OUTCOMES[outcome];
  return textReply(RESIDENT_SAY.closed(number, how, summary), ...rateButtons(number));
}
