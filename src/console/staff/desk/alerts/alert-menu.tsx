import { BellOutlined } from '@ant-design/icons';
import { App, Button, Popover, Switch } from 'antd';
import { text } from '../text.ts';
import type { AlertSettings } from './use-alert-settings.ts';

const words = text.alerts;

export function AlertMenu({
  settings,
  change,
  play,
}: {
  settings: AlertSettings;
  change: (part: Partial<AlertSettings>) => void;
  play: () => void;
}) {
  const { message } = App.useApp();
  const notify = async (on: boolean) => {
    if (!on) return change({ notify: false });
    const answer = 'Notification' in window ? await Notification.requestPermission() : 'denied';
    if (answer === 'granted') change({ notify: true });
    else message.warning(words.notifyDenied);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="alert-menu">
          <div className="switch-line">
            <Switch
              id="desk-sound"
              size="small"
              checked={settings.sound}
              onChange={(sound) => change({ sound })}
            />
            <label htmlFor="desk-sound">{words.sound}</label>
            <Button size="small" type="link" onClick={play}>
              {words.try}
            </Button>
          </div>
          <div className="switch-line">
            <Switch
              id="desk-notify"
              size="small"
              checked={settings.notify}
              onChange={(on) => void notify(on)}
            />
            <label htmlFor="desk-notify">{words.notify}</label>
          </div>
          <p className="muted small">{words.hint}</p>
        </div>
      }
    >
      <Button type="text" size="small" aria-label={words.settings} icon={<BellOutlined />} />
    </Popover>
  );
}
