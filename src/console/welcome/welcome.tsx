import { EnvironmentOutlined } from '@ant-design/icons';
import type { Session, TopicItem } from '../../contracts/api.ts';
import type { TextSize } from '../shell/preferences.ts';
import { text } from '../text.ts';
import { SizeSwitch } from './size-switch.tsx';

const words = text.welcome;
/** As many as fit on a phone without scrolling twice. */
const FRONT = 8;

/** The first screen: whose it is, what others ask, who to ring at once. */
export function Welcome(props: {
  session: Session;
  topics: readonly TopicItem[];
  size: TextSize;
  setSize: (size: TextSize) => void;
  chooseArea: () => void;
  ask: (topic: TopicItem) => void;
}) {
  const { session, topics, size, setSize, chooseArea, ask } = props;
  const front = topics.filter(({ suggested }) => suggested).slice(0, FRONT);
  const others = topics.filter((topic) => !front.includes(topic));
  return (
    <section className="welcome">
      <h1>{words.greeting}</h1>
      <p className="intro">{words.intro}</p>
      <button type="button" className={session.area ? 'area-line chosen' : 'area-line'} onClick={chooseArea}>
        <EnvironmentOutlined aria-hidden="true" />
        <span>{session.area ? words.chosen(session.area.name) : words.choose}</span>
        <b>{session.area ? words.change : text.header.area}</b>
      </button>
      {topics.length > 0 && (
        <>
          <h2>{words.topics}</h2>
          <div className="topics">
            {front.map((topic) => (
              <button type="button" key={topic.id} onClick={() => ask(topic)}>
                <strong>{topic.label}</strong>
                <span>{topic.suggested}</span>
              </button>
            ))}
          </div>
          {others.length > 0 && (
            <details className="more more-topics" open={front.length === 0}>
              <summary>{words.more}</summary>
              <div>
                {others.map((topic) => (
                  <button type="button" key={topic.id} className="chip" onClick={() => ask(topic)}>
                    {topic.label}
                  </button>
                ))}
              </div>
            </details>
          )}
        </>
      )}
      <aside className="urgent">
        <p>{words.urgent}</p>
        <div>
          {text.urgent.map(({ number, name }) => (
            <a key={number} href={`tel:${number}`}>
              <b>{number}</b> {name}
            </a>
          ))}
        </div>
      </aside>
      <div className="size-line">
        <span>{words.size}</span>
        <SizeSwitch size={size} choose={setSize} />
      </div>
    </section>
  );
}
