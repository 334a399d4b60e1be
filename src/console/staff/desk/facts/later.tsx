import { Button, Popconfirm, Tag } from 'antd';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { dayOf, timeOf } from '../../shared/times.ts';
import { text } from '../text.ts';
import { Section } from './section.tsx';

const words = text.facts;
/** Still to come about: may be cancelled. */
const OPEN = ['offered', 'accepted', 'change-asked'];

export function Appointments({ story, cancel }: { story: MatterStory; cancel: (id: string) => void }) {
  if (story.appointments.length === 0) return null;
  return (
    <Section title={words.appointments}>
      <ul className="plain">
        {story.appointments.map(({ id, state, place, startsAt, wish }) => (
          <li key={id}>
            <strong>{timeOf(startsAt)}</strong> {place} <Tag>{words.appointmentStates[state] ?? state}</Tag>
            {wish && <p className="muted">{words.wishTime(wish)}</p>}
            {story.may.work && OPEN.includes(state) && (
              <Popconfirm title={words.cancelSure} onConfirm={() => cancel(id)}>
                <Button size="small">{words.cancelAppointment}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function FollowUps({ story }: { story: MatterStory }) {
  if (story.followUps.length === 0) return null;
  return (
    <Section title={words.followUps}>
      <ul className="plain">
        {story.followUps.map(({ id, dueAt, sentAt, answer }) => (
          <li key={id}>
            {words.followUpPlanned(dayOf(dueAt))}{' '}
            <Tag>{words.followUpAnswers[answer ?? (sentAt ? 'sent' : 'planned')]}</Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Outcome({ story }: { story: MatterStory }) {
  const { closings, rating } = story;
  return (
    <>
      {closings.length > 0 && (
        <Section title={words.closings}>
          <ul className="plain">
            {closings.map(({ by, outcome, referral, summary, at }) => (
              <li key={at}>
                <strong>{text.talk.closing(outcome, referral)}</strong>
                <span className="muted small">
                  {' '}
                  {by.name} {timeOf(at)}
                </span>
                {summary && <p className="pre">{summary}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rating && (
        <Section title={words.rating}>
          <p>
            {words.score(rating.score)} {rating.word}
          </p>
        </Section>
      )}
    </>
  );
}
