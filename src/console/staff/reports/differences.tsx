import { Alert } from 'antd';
import type { FrozenAnswer } from '../../../contracts/console/report.ts';
import { sayExact } from '../shared/counting/numbers.ts';
import { exactTime } from '../shared/times.ts';
import { text } from './text.ts';

/** What became of the numbers after a report was frozen. */
export function Differences({ frozen }: { frozen: FrozenAnswer }) {
  const { differences } = frozen;
  const said = text.frozenBy(frozen.frozenBy, exactTime(frozen.frozenAt));
  if (differences.length === 0) {
    return <Alert className="frozen-note" type="success" showIcon title={text.same} description={said} />;
  }
  return (
    <section className="panel frozen-note">
      <Alert
        type="warning"
        showIcon
        title={text.differences(differences.length)}
        description={`${said}。${text.differencesHint}`}
      />
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{text.difference.figure}</th>
            <th scope="col">{text.difference.part}</th>
            <th scope="col" className="number">
              {text.difference.frozen}
            </th>
            <th scope="col" className="number">
              {text.difference.now}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.figure} ${one.part ?? ''}`}>
              <th scope="row">{one.name}</th>
              <td>{one.part ?? text.whole}</td>
              <td className="number">{sayExact(one.frozen, '')}</td>
              <td className="number">{sayExact(one.now, '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
