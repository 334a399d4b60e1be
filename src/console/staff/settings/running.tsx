import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type {
  HealthCheck,
  LibraryState,
  QueueState,
  RunningView,
} from '../../../contracts/console/settings.ts';
import { exactTime } from '../shared/times.ts';
import { text } from './text.ts';

const COLOURS = { ok: 'green', down: 'red', set: 'cyan', off: 'default' } as const;

export function Running({ running }: { running: RunningView }) {
  return (
    <div className="settings-grid">
      <Health checks={running.health} />
      <Queues queues={running.queues} />
      <Library library={running.library} />
    </div>
  );
}

function Health({ checks }: { checks: readonly HealthCheck[] }) {
  return (
    <section className="panel">
      <h2>{text.health}</h2>
      <dl className="facts">
        {checks.map(({ name, state, detail }) => (
          <Fact key={name} name={text.parts[name]}>
            <Tag color={COLOURS[state]}>{text.states[state]}</Tag>
            <span>{text.details[detail] ?? detail}</span>
            {state === 'down' && <span className="todo">{text.todo[name]}</span>}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Queues({ queues }: { queues: QueueState }) {
  const words = text.queue;
  return (
    <section className="panel">
      <h2>{text.queues}</h2>
      <dl className="facts">
        <Fact name={words.turnsPending}>
          <span className="figure">{words.count(queues.turnsPending)}</span>
        </Fact>
        <Fact name={words.outboxPending}>
          <span className="figure">{words.count(queues.outboxPending)}</span>
        </Fact>
        <Fact name={words.outboxDead}>
          <span className="figure">{words.count(queues.outboxDead)}</span>
          {queues.outboxDead > 0 && <span className="muted small">{words.deadHint}</span>}
        </Fact>
        <Fact name={words.alerts}>
          {queues.alerts.length === 0 && <span className="muted figure">{words.noAlerts}</span>}
          {queues.alerts.map(({ kind, count }) => (
            <Tag key={kind}>
              {text.alerts[kind] ?? kind} {words.count(count)}
            </Tag>
          ))}
        </Fact>
      </dl>
    </section>
  );
}

function Library({ library }: { library: LibraryState }) {
  const words = text.library;
  const count = (n: number, unit: string) => (
    <span className="figure">{`${n.toLocaleString('zh-CN')} ${unit}`}</span>
  );
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      {library.importedAt === null ? (
        <p>{words.none}</p>
      ) : (
        <dl className="facts">
          <Fact name={words.importedAt}>{exactTime(library.importedAt)}</Fact>
          <Fact name={words.statutes}>{count(library.statutes, words.unit.statutes)}</Fact>
          <Fact name={words.versions}>{count(library.versions, words.unit.versions)}</Fact>
          <Fact name={words.articles}>{count(library.articles, words.unit.articles)}</Fact>
          <Fact name={words.inForce}>{count(library.articlesInForce, words.unit.articles)}</Fact>
          <Fact name={words.generation}>
            <code>{library.generation}</code>
          </Fact>
          <Fact name={words.sources}>
            <ul>
              {library.collections.map(({ name, files, at }) => (
                <li key={name}>{words.collection(name, files, exactTime(at))}</li>
              ))}
            </ul>
          </Fact>
        </dl>
      )}
      <p className="muted small">{words.how}</p>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
