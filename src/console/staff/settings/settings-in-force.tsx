import { Tag } from 'antd';
import type { SettingGroup } from '../../../contracts/console/settings.ts';
import { text } from './text.ts';

export function SettingsInForce({ groups }: { groups: readonly SettingGroup[] }) {
  return (
    <>
      <p className="muted settings-at">{text.settings.hint}</p>
      <div className="settings-grid">
        {groups.map(({ title, settings }) => (
          <section key={title} className="panel">
            <h2>{title}</h2>
            <dl className="facts">
              {settings.map(({ label, variable, value, standard }) => (
                <div key={variable}>
                  <dt>
                    {label}
                    <code className="variable">{variable}</code>
                  </dt>
                  <dd>
                    <span>{value}</span>
                    {standard && <Tag>{text.settings.standard}</Tag>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
