import { Button } from 'antd';
import { text } from '../text.ts';
import { useIdleReset } from './use-idle-reset.ts';

/** For a kiosk: leave with one press, or be asked after a while. */
export function KioskBar({ used, reset }: { used: boolean; reset: () => void }) {
  const left = useIdleReset(used, reset);
  if (!used) return null;
  return (
    <div className={left === undefined ? 'kiosk-bar' : 'kiosk-bar asking'} role="status">
      {left !== undefined && (
        <p>
          <b>{text.kiosk.warning}</b> {text.kiosk.countdown(left)}
        </p>
      )}
      {left !== undefined && <Button size="large">{text.kiosk.stay}</Button>}
      <Button size="large" type={left === undefined ? 'default' : 'primary'} onClick={reset}>
        {text.kiosk.leave}
      </Button>
    </div>
  );
}
