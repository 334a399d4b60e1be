import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { RosterDayView, RosterShiftView } from '../../../../contracts/console/office.ts';
import { useOffice } from '../office-context.tsx';
import { text, WEEKDAYS } from '../text.ts';
import { type Span, weekdayOf } from './days.ts';

/** In a month's cell; the rest opens at a press. */
const MOST = 4;

export function Calendar({
  days,
  span,
  month,
  today,
  area,
  onAdd,
}: {
  days: readonly RosterDayView[];
  span: Span;
  month: string;
  today: string;
  area?: string;
  onAdd?: (date: string) => void;
}) {
  return (
    <ol className={`calendar ${span}`}>
      {days.map((day) => {
        const [, m, d] = day.date.split('-').map(Number);
        const label = text.roster.day(WEEKDAYS[weekdayOf(day.date) - 1]!, m!, d!);
        const classes = [
          day.date === today ? 'today' : '',
          day.holiday?.kind === 'off' ? 'off' : '',
          span === 'month' && !day.date.startsWith(month) ? 'other' : '',
        ];
        return (
          <li key={day.date} className={classes.join(' ')}>
            <div className="calendar-head">
              <strong>{label}</strong>
              {day.holiday && (
                <Tag color={day.holiday.kind === 'off' ? 'green' : 'gold'}>
                  {day.holiday.kind === 'off' ? text.roster.off : text.roster.work} {day.holiday.name}
                </Tag>
              )}
              {onAdd && (
                <Button
                  type="text"
                  size="small"
                  icon={<PlusOutlined />}
                  aria-label={`${label} ${text.roster.addSingle}`}
                  title={text.roster.addSingle}
                  onClick={() => onAdd(day.date)}
                />
              )}
            </div>
            <Shifts day={day} named={area === undefined} most={span === 'month' ? MOST : 60} />
          </li>
        );
      })}
    </ol>
  );
}

function Shifts({ day, named, most }: { day: RosterDayView; named: boolean; most: number }) {
  const { office } = useOffice();
  const areaName = (id: string) => office.areas.find((area) => area.id === id)?.name ?? id;
  if (day.shifts.length + day.nobody.length === 0) return <p className="muted small">{text.roster.empty}</p>;
  const item = (shift: RosterShiftView) => (
    <li key={`${shift.area}${shift.person}${shift.from}`} className={shift.single ? 'single' : ''}>
      <span className="shift-time">
        {shift.from}–{shift.to}
      </span>
      <span>
        {shift.name}
        {named && <span className="muted"> {areaName(shift.area)}</span>}
        {shift.single && <span className="small"> · {shift.reason ?? text.roster.single}</span>}
      </span>
    </li>
  );
  const rest = day.shifts.slice(most);
  return (
    <>
      <ul className="shifts">
        {day.nobody.map(({ area, reason }) => (
          <li key={area} className="single">
            {areaName(area)} {text.roster.empty}
            {reason && ` · ${reason}`}
          </li>
        ))}
        {day.shifts.slice(0, most).map(item)}
      </ul>
      {rest.length > 0 && (
        <details className="shifts-more">
          <summary>{text.roster.more(rest.length)}</summary>
          <ul className="shifts">{rest.map(item)}</ul>
        </details>
      )}
    </>
  );
}
