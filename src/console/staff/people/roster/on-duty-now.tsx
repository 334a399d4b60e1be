import { Tag } from 'antd';
import type { OnDuty } from '../../../../contracts/console/office.ts';
import { FaultView } from '../../shared/fault-view.tsx';
import { useLoad } from '../../shared/use-load.ts';
import { text as shell } from '../../text.ts';
import { useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

const COLOURS = { telegram: 'green', console: 'default', away: 'gold', none: 'red' } as const;

/** Who answers at this moment, area by area. */
export function OnDutyNow({ version }: { version: number }) {
  const { office } = useOffice();
  const { data, fault, again } = useLoad<OnDuty[]>('/office/now', { _: version });
  const areas = office.areas.filter(({ id }) => data?.some(({ area }) => area === id));
  return (
    <section className="panel" aria-labelledby="on-duty">
      <h2 id="on-duty">{text.now.title}</h2>
      {fault && !data && <FaultView fault={fault} again={again} />}
      {data?.length === 0 && <p className="muted">{text.now.none}</p>}
      <dl className="on-duty">
        {areas.map(({ id, name }) => (
          <div key={id}>
            <dt>{name}</dt>
            {data!
              .filter(({ area }) => area === id)
              .map((one) => (
                <dd key={`${one.person}${one.until}`}>
                  <strong>{one.name}</strong>
                  <span className="muted small">
                    {shell.roles[one.role]} · {text.now.until(one.until)}
                    {one.phone && ` · ${one.phone}`}
                  </span>
                  {one.desk && <Tag color={COLOURS[one.desk]}>{text.now.desk[one.desk]}</Tag>}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
