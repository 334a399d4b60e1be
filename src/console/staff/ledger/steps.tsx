import type { MatterStoryAnswer } from '../../../contracts/console/ledger.ts';
import { exactTime } from '../shared/times.ts';
import { text } from './text.ts';

/** Each change of a matter in its order: when, what, by whom. */
export function Steps({ steps }: { steps: MatterStoryAnswer['steps'] }) {
  return (
    <section>
      <h3 className="story-head">{text.story}</h3>
      {steps.length === 0 && <p className="muted">{text.noStory}</p>}
      <ol className="story">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may fall on one moment, and none is ever moved
          <li key={i} className={`step-${step.what}`}>
            <time dateTime={step.at}>{exactTime(step.at)}</time>
            <p>
              {step.text}
              {step.by && <span className="muted">{step.by}</span>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
