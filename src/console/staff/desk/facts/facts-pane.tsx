import { Tag } from 'antd';
import type { ReactNode, Ref } from 'react';
import type { DeskChoices, MatterStory } from '../../../../contracts/console/desk.ts';
import { BASE, Link } from '../../shared/place.tsx';
import { dayOf, timeOf } from '../../shared/times.ts';
import { ClockMark, wishOf } from '../lists/marks.tsx';
import { text } from '../text.ts';
import { Appointments, FollowUps, Outcome } from './later.tsx';
import { Notes } from './notes.tsx';
import { Section } from './section.tsx';

const words = text.facts;

/** Right: what is known of the open matter, beside what is said in it. */
export function FactsPane(props: {
  story: MatterStory;
  choices: DeskChoices | undefined;
  now: number;
  notes: Ref<{ focus(): void }>;
  addNote: (note: string) => Promise<unknown>;
  cancelAppointment: (id: string) => void;
}) {
  const { story, choices, now, notes, addNote, cancelAppointment } = props;
  const wish = wishOf(story);
  const flags = story.flags.map((id) => choices?.flags.find((flag) => flag.id === id)?.label ?? id);
  return (
    <>
      {flags.length > 0 && (
        <p className="flags" role="note">
          {flags.join('、')}
        </p>
      )}
      <Section title={words.about}>
        <dl className="facts">
          <Fact name={words.number}>{story.number}</Fact>
          <Fact name={words.resident}>{story.resident ?? text.lists.noName}</Fact>
          <Fact name={words.area}>{story.area?.name ?? text.lists.noArea}</Fact>
          <Fact name={words.topic}>{story.topic ?? text.lists.noTopic}</Fact>
          <Fact name={words.urgency}>{text.urgency[story.urgency]}</Fact>
          <Fact name={words.channel}>{text.channels[story.channel] ?? story.channel}</Fact>
          <Fact name={words.opened}>{timeOf(story.openedAt)}</Fact>
          {story.reason && <Fact name={words.reason}>{story.reason}</Fact>}
          {wish && <Fact name={words.wish}>{wish}</Fact>}
          {story.holder && <Fact name={words.holder}>{story.holder.name}</Fact>}
          {story.clock && story.state !== 'closed' && (
            <Fact name={words.clock}>
              <ClockMark clock={story.clock} now={now} />
              <br />
              {story.clock.pausedAt && story.clock.pauseReason
                ? words.pausedWhy(story.clock.pauseReason)
                : text.clock.until(timeOf(story.clock.due))}
            </Fact>
          )}
        </dl>
      </Section>
      <Section title={words.summary}>
        {story.summary.length === 0 ? (
          <p className="muted">{words.noSummary}</p>
        ) : (
          story.summary.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, always drawn anew together
            <p key={i} className="summary-line">
              {line.trim()}
            </p>
          ))
        )}
      </Section>
      <Notes key={story.number} ref={notes} story={story} add={addNote} />
      <Appointments story={story} cancel={cancelAppointment} />
      <FollowUps story={story} />
      <Outcome story={story} />
      {story.holders.length > 0 && (
        <Section title={words.hands}>
          <ul className="plain">
            {story.holders.map(({ id, name, role, since, until }) => (
              <li key={`${id}-${since}`}>
                {name} <span className="muted small">{role}</span>
                <br />
                <span className="muted small">
                  {timeOf(since)} – {until ? timeOf(until) : words.now}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {story.cards.length > 0 && (
        <Section title={words.offers}>
          <ul className="plain">
            {story.cards.map(({ person, state, reason, at }) => (
              <li key={`${person.id}-${at}`}>
                {person.name} <Tag>{words.offerStates[state] ?? state}</Tag>
                <span className="muted small">
                  {timeOf(at)}
                  {reason && ` · ${choices?.passReasons.find(({ id }) => id === reason)?.label ?? reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.earlier}>
        {story.earlier.length === 0 && <p className="muted">{words.none}</p>}
        <ul className="plain">
          {story.earlier.map(({ number, topic, state, outcome, openedAt, readable }) => (
            <li key={number}>
              {readable ? (
                <Link to={`${BASE}/desk/${number}${location.search}`}>{number}</Link>
              ) : (
                <span title={words.earlierHidden}>{number}</span>
              )}{' '}
              {topic ?? text.lists.noTopic}
              <br />
              <span className="muted small">
                {dayOf(openedAt)} · {outcome ?? text.states[state] ?? state}
                {!readable && ` · ${words.earlierHidden}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
