import { Alert, Tag } from 'antd';
import type { RankedPassage, Trial } from '../../../contracts/console/knowledge.ts';
import { Link } from '../shared/place.tsx';
import { AnswerView } from './answer-view.tsx';
import { text } from './text.ts';

/** Every stage of a question tried, in the order in which the bot goes through them. */
export function TrialView({ trial }: { trial: Trial }) {
  const { stages } = text;
  const took = Object.values(trial.ms).reduce((sum, ms) => sum + ms, 0);
  return (
    <>
      <section className="panel">
        <h2>{stages.triage}</h2>
        {trial.emergency && (
          <Alert className="note" type="error" showIcon title={text.emergency(trial.emergency)} />
        )}
        <p className="facts">
          <span>{text.kindName(trial.kind)}</span>
          <span>
            {text.columns.topic} {trial.topic}（{text.percent(trial.topicChance)}）
          </span>
          <span>{text.confidence(trial)}</span>
          <span>
            <Tag color={trial.path === 'answer' ? 'green' : 'gold'}>{text.pathName(trial.path)}</Tag>
          </span>
          <span>{text.took(took)}</span>
        </p>
      </section>
      <section className="panel">
        <h2>{stages.answer}</h2>
        <div className="answer-box">
          {trial.answer && <AnswerView answer={trial.answer} />}
          {trial.said.map((words) => (
            <p key={words} className="lines">
              {words}
            </p>
          ))}
        </div>
        {trial.dropped.length > 0 && (
          <>
            <h3>{text.dropped}</h3>
            <ul>
              {trial.dropped.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="panel">
        <h2>{stages.guides}</h2>
        <p className="muted small">{text.threshold(trial.threshold)}</p>
        {trial.guides.length === 0 && <p className="muted">{text.nothingFound}</p>}
        <ol className="text-list">
          {trial.guides.map(({ id, title, chance }, i) => (
            <li key={id} className="chance">
              <span>
                {i + 1}. <Link to={`/console/knowledge/guide/${id}`}>{title}</Link>
              </span>
              <meter min={0} max={1} value={chance} aria-hidden="true" />
              <span className="number">{text.percent(chance)}</span>
            </li>
          ))}
        </ol>
      </section>
      {trial.named.length > 0 && <Passages title={stages.named} passages={trial.named} />}
      <Passages title={stages.passages} passages={trial.passages} />
    </>
  );
}

function Passages({ title, passages }: { title: string; passages: readonly RankedPassage[] }) {
  const most = new Map<string, number>();
  for (const { features } of passages) {
    for (const [name, value] of Object.entries(features)) {
      most.set(name, Math.max(most.get(name) ?? 0, Math.abs(value)));
    }
  }
  const best = Math.max(1e-9, ...passages.map(({ score }) => score));
  return (
    <section className="panel">
      <h2>{title}</h2>
      {passages.length === 0 && <p className="muted">{text.nothingFound}</p>}
      <ol className="text-list">
        {passages.map((passage, i) => (
          <li key={passage.id}>
            <div className="chance">
              <span>
                {i + 1}. <Tag>{text.kinds[passage.kind]}</Tag>
                {passage.title}
              </span>
              <meter min={0} max={best} value={passage.score} aria-hidden="true" />
              <span className="number">{passage.score.toPrecision(2)}</span>
            </div>
            <p className="muted small lines">{passage.body}</p>
            {Object.keys(passage.features).length > 0 && (
              <details>
                <summary className="small">{text.why}</summary>
                <p className="muted small">{text.whyHint}</p>
                <table className="figures">
                  <tbody>
                    {Object.entries(passage.features)
                      .filter(([, value]) => value !== 0)
                      .map(([name, value]) => (
                        <tr key={name}>
                          <td>{text.featureName(name)}</td>
                          <td className="number">{value.toFixed(2)}</td>
                          <td>
                            <meter
                              min={0}
                              max={most.get(name) || 1}
                              value={Math.abs(value)}
                              aria-hidden="true"
                            />
                          </td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
