import { Button } from 'antd';
import type { Outbox, Unsent } from '../hooks/use-outbox.ts';
import { text } from '../text.ts';

const words = text.write;

/** What was sent from here and has not arrived at the server. `takeBack`: into the box again, to be changed. */
export function UnsentItem({
  item,
  outbox,
  takeBack,
}: {
  item: Unsent;
  outbox: Outbox;
  takeBack: (text: string) => void;
}) {
  const { id, state, why } = item;
  return (
    <li className="said said-person is-unsent">
      <div className="bubble">
        {item.text && <p className="pre">{item.text}</p>}
        {item.kind === 'files' && <p>{words.files(item.files.map(({ name }) => name).join('、'))}</p>}
      </div>
      <div className={state === 'refused' ? 'delivery delivery-failed' : 'delivery'} role="status">
        {state === 'sending'
          ? words.sending
          : state === 'waiting'
            ? words.waiting
            : `${words.refused}：${why ?? ''}`}
      </div>
      {state === 'refused' && (
        <div className="row">
          <Button size="small" onClick={() => outbox.again(id)}>
            {words.again}
          </Button>
          {item.kind !== 'files' && (
            <Button
              size="small"
              onClick={() => {
                outbox.drop(id);
                takeBack(item.text);
              }}
            >
              {words.takeBack}
            </Button>
          )}
          <Button size="small" danger onClick={() => outbox.drop(id)}>
            {words.drop}
          </Button>
        </div>
      )}
    </li>
  );
}
