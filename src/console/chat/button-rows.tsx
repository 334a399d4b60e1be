import { Button } from 'antd';
import type { Reply } from '../../contracts/reply.ts';
import { text } from '../text.ts';
import { argumentOf, isFeedback, verbOf } from './action-label.ts';

/** The buttons of a reply, in its rows; 有用/没用 apart, with what was pressed. */
export function ButtonRows(props: {
  rows: Reply['buttons'];
  feedback: ReadonlyMap<string, 'useful' | 'useless'>;
  disabled: boolean;
  press: (action: string, label: string) => void;
}) {
  const { rows, feedback, disabled, press } = props;
  const main = rows
    .map((row) => row.filter(({ action }) => !isFeedback(action)))
    .filter((row) => row.length > 0);
  const votes = rows.flat().filter(({ action }) => isFeedback(action));
  const vote = votes[0] && feedback.get(argumentOf(votes[0].action));
  return (
    <div className="buttons">
      {main.map((row) => (
        <div className="button-row" key={row.map((one) => one.action).join()}>
          {row.map(({ label, action }) => (
            <Button
              key={action}
              size="large"
              disabled={disabled}
              type={verbOf(action) === 'human' ? 'primary' : 'default'}
              onClick={() => press(action, label)}
            >
              {label}
            </Button>
          ))}
        </div>
      ))}
      {votes.length > 0 && (
        <fieldset className="votes">
          <legend>{text.answer.feedback}</legend>
          {votes.map(({ label, action }) => (
            <button
              type="button"
              key={action}
              className="vote"
              aria-pressed={vote === verbOf(action)}
              onClick={() => vote !== verbOf(action) && press(action, label)}
            >
              {label}
            </button>
          ))}
          <span role="status">
            {vote === 'useful' && text.answer.thanksUseful}
            {vote === 'useless' && text.answer.thanksUseless}
          </span>
        </fieldset>
      )}
    </div>
  );
}
