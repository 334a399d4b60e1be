import { Button } from 'antd';
import type { ShiftEntry } from '../../../../contracts/console/office.ts';
import { useChange, useOffice } from '../office-context.tsx';
import { sayDays, text } from '../text.ts';

/** The weekly pattern, area by area. */
export function Patterns({
  weekly,
  onEdit,
  onDone,
}: {
  weekly: readonly ShiftEntry[];
  onEdit: (shift: ShiftEntry) => void;
  onDone: () => void;
}) {
  const { office } = useOffice();
  const { remove } = useChange(onDone);
  const person = (id: string) => office.people.find((one) => one.id === id)?.name ?? id;
  const areas = office.areas.filter(({ id }) => weekly.some(({ area }) => area === id));
  return (
    <section className="panel">
      <h2>{text.roster.patterns}</h2>
      <p className="muted">{text.roster.patternHint}</p>
      {areas.length === 0 && <p className="muted">{text.roster.noPatterns}</p>}
      {areas.map((area) => (
        <div key={area.id} className="pattern">
          <h3>{area.name}</h3>
          <ul className="plain-list">
            {weekly
              .filter((shift) => shift.area === area.id)
              .map((shift) => (
                <li key={JSON.stringify(shift)}>
                  <span className="pattern-line">
                    <strong>{person(shift.person)}</strong>
                    <span>{sayDays(shift.days)}</span>
                    <span className="shift-time">
                      {shift.from}–{shift.to}
                    </span>
                  </span>
                  {area.own && (
                    <span className="row">
                      <Button size="small" onClick={() => onEdit(shift)}>
                        {text.edit}
                      </Button>
                      <Button
                        size="small"
                        danger
                        onClick={() => remove('weekly', shift, `${area.name} ${person(shift.person)}`)}
                      >
                        {text.remove}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
