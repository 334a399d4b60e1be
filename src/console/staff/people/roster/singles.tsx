import { Button } from 'antd';
import type { ExceptionEntry } from '../../../../contracts/console/office.ts';
import { useChange, useOffice } from '../office-context.tsx';
import { text } from '../text.ts';

/** What differs from the pattern in the days shown. */
export function Singles({
  exceptions,
  onEdit,
  onDone,
}: {
  exceptions: readonly ExceptionEntry[];
  onEdit: (entry: ExceptionEntry) => void;
  onDone: () => void;
}) {
  const { office } = useOffice();
  const { remove } = useChange(onDone);
  const person = (id: string | undefined) =>
    id === undefined ? text.roster.empty : (office.people.find((one) => one.id === id)?.name ?? id);
  return (
    <section className="panel">
      <h2>{text.roster.singles}</h2>
      <p className="muted">{exceptions.length > 0 ? text.roster.singlesHint : text.roster.noSingles}</p>
      <ul className="plain-list">
        {exceptions
          .toSorted((a, b) => (a.date < b.date ? -1 : 1))
          .map((entry) => {
            const area = office.areas.find(({ id }) => id === entry.area);
            return (
              <li key={JSON.stringify(entry)}>
                <span className="pattern-line">
                  <span className="shift-time">{entry.date}</span>
                  <strong>{person(entry.person)}</strong>
                  <span>{area?.name ?? entry.area}</span>
                  {entry.from && (
                    <span className="shift-time">
                      {entry.from}–{entry.to}
                    </span>
                  )}
                  {entry.reason && <span className="muted">{entry.reason}</span>}
                </span>
                {area?.own && (
                  <span className="row">
                    <Button size="small" onClick={() => onEdit(entry)}>
                      {text.edit}
                    </Button>
                    <Button
                      size="small"
                      danger
                      onClick={() => remove('exceptions', entry, `${entry.date} ${person(entry.person)}`)}
                    >
                      {text.remove}
                    </Button>
                  </span>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  );
}
