import { Button, Popconfirm } from 'antd';
import type { DeskChoices } from '../../../contracts/console/desk.ts';
import { AlertMenu } from './alerts/alert-menu.tsx';
import { text } from './text.ts';

/** Above the lists: whether I take work now, how it is announced, the shortcuts. */
export function DeskBar({
  me,
  leave,
  showKeys,
  ...alerts
}: {
  me: DeskChoices['me'] | undefined;
  leave: (away: boolean) => void;
  showKeys: () => void;
} & Parameters<typeof AlertMenu>[0]) {
  const words = text.leave;
  return (
    <div className="desk-bar">
      <h1>{text.title}</h1>
      {me?.away === false && (
        <Popconfirm title={words.sure} onConfirm={() => leave(true)}>
          <Button size="small" className="duty is-on" title={words.toLeave}>
            {words.on}
          </Button>
        </Popconfirm>
      )}
      {me?.away && (
        <Button size="small" className="duty" title={words.toBack} onClick={() => leave(false)}>
          {words.off}
        </Button>
      )}
      <span className="grow" />
      <AlertMenu {...alerts} />
      <Button type="text" size="small" aria-label={text.keys.button} onClick={showKeys}>
        ?
      </Button>
    </div>
  );
}
