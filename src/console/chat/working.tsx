import { text } from '../text.ts';
import type { Pending } from './chat-state.ts';

/** What is being done, and the answer as far as it is written. Screen readers hear the stage; the words once they are final. */
export function Working({ pending }: { pending: Pending }) {
  const stage = text.stages[pending.stage] ?? text.stage;
  return (
    <li className="message theirs working">
      <div className="author">{text.chat.bot}</div>
      {pending.words && (
        <div className="words pre streaming" aria-hidden="true">
          {pending.words}
        </div>
      )}
      <div className="stage">
        <span className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {pending.words ? text.streaming : stage}
      </div>
    </li>
  );
}
