import { useState } from 'react';
import type { Answer, Citation } from '../../../../contracts/answer.ts';
import type { ReplyBody } from '../../../../contracts/reply.ts';
import { AnswerCard } from '../../../chat/answer-card.tsx';
import { ReplyView } from '../../../chat/reply-view.tsx';
import { text } from '../text.ts';

const nothing = () => undefined;

/** What the service itself said, as the resident saw it; a long answer in short until it is asked for. */
export function BotReply({ body, open }: { body: ReplyBody; open: (citation: Citation) => void }) {
  if (body.type === 'answer') return <LongAnswer answer={body.answer} open={open} />;
  return <ReplyView body={body} open={open} press={nothing} />;
}

function LongAnswer({ answer, open }: { answer: Answer; open: (citation: Citation) => void }) {
  const [whole, setWhole] = useState(false);
  // Related guides are buttons of the resident's page; here they lead nowhere.
  const full: Answer = { ...answer, related: [] };
  const short: Answer = {
    ...full,
    steps: [],
    deadlines: [],
    bring: [],
    cost: [],
    pitfalls: [],
    person: [],
    places: [],
    notes: [],
  };
  return (
    <>
      <AnswerCard answer={whole ? full : short} open={open} press={nothing} />
      <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
        {whole ? text.talk.short : text.talk.whole}
      </button>
    </>
  );
}
