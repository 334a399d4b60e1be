import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { MatterStoryAnswer } from '../../../contracts/console/ledger.ts';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { momentOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { text } from './text.ts';

const words = text.story;
/** Said by the event itself. */
const JUDICIAL: Record<string, string> = text.after.judicialStates;
const PREVENTED: Record<string, string> = text.cases.preventedKinds;

/** Everything that happened, oldest first; before it, on request, what the consultation was. */
export function StoryTab({ view }: { view: CaseView }) {
  const [before, setBefore] = useState(false);
  return (
    <>
      {view.consultation && (
        <section className="story-before">
          <p>
            {words.consultation} {view.consultation}{' '}
            {!before && <Button onClick={() => setBefore(true)}>{words.openConsultation}</Button>}
          </p>
          {before && <Consultation number={view.consultation} />}
        </section>
      )}
      <ol className="timeline">
        {view.history.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
          <li key={index} className={item.from !== item.to ? 'step' : ''}>
            <time dateTime={item.at}>{momentOf(item.at)}</time>
            <div>
              <strong>{words.events[item.event]}</strong> <span className="muted">{item.by}</span>
              {item.from && item.from !== item.to && (
                <span className="small muted"> {words.step(stateName(item.from), stateName(item.to))}</span>
              )}
              {item.why && (
                <p className="wrap-words">{JUDICIAL[item.why] ?? PREVENTED[item.why] ?? item.why}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const stateName = (state: string) => (text.states as Record<string, string>)[state] ?? state;

function Consultation({ number }: { number: string }) {
  const { data, fault, again } = useLoad<MatterStoryAnswer>(`/ledger/matters/${encodeURIComponent(number)}`);
  if (fault) return <FaultView fault={fault} again={again} />;
  if (!data) return <Spin />;
  return (
    <ol className="timeline">
      {data.steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: read once
        <li key={index}>
          <time dateTime={step.at}>{momentOf(step.at)}</time>
          <div>
            {step.text} <span className="muted">{step.by}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}
