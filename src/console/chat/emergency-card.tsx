import type { ReplyBody } from '../../contracts/reply.ts';
import { text } from '../text.ts';
import { RichText } from './rich-text.tsx';

/** Danger now: the numbers to ring first, as large as they can be. */
export function EmergencyCard({ body }: { body: Extract<ReplyBody, { type: 'emergency' }> }) {
  return (
    <section className="emergency" role="alert">
      <h2>{text.emergency.heading}</h2>
      <div className="emergency-numbers">
        {body.numbers.map(({ number, name }) => (
          <a key={number} href={`tel:${number}`} aria-label={text.emergency.call(number, name)}>
            <b>{number}</b>
            <span>{name}</span>
          </a>
        ))}
      </div>
      <p className="pre">
        <RichText>{body.script}</RichText>
      </p>
    </section>
  );
}
