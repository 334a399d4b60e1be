import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import type { ExceptionEntry, RosterView, ShiftEntry } from '../../../../contracts/console/office.ts';
import { FaultView } from '../../shared/fault-view.tsx';
import { ExportButton } from '../../shared/list-page.tsx';
import { dayOf } from '../../shared/times.ts';
import { useLoad } from '../../shared/use-load.ts';
import { useQuery } from '../../shared/use-query-state.ts';
import { AreaSelect } from '../area-select.tsx';
import { useOffice } from '../office-context.tsx';
import { text } from '../text.ts';
import { Calendar } from './calendar.tsx';
import { moved, type Span, shown } from './days.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { OnDutyNow } from './on-duty-now.tsx';
import { Patterns } from './patterns.tsx';
import { SingleDialog } from './single-dialog.tsx';
import { Singles } from './singles.tsx';
import { WeeklyDialog } from './weekly-dialog.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is being edited. `was` missing: a new one. */
export type Editing =
  | { kind: 'weekly'; was?: ShiftEntry }
  | { kind: 'single'; was?: ExceptionEntry; date?: string }
  | { kind: 'leave' };

export function Roster() {
  const { office } = useOffice();
  const { query, patch } = useQuery();
  const [version, setVersion] = useState(0);
  const [editing, setEditing] = useState<Editing>();
  const today = dayOf(new Date());
  const span: Span = query.get('view') === 'month' ? 'month' : 'week';
  const asked = query.get('day') ?? '';
  const day = DAY.test(asked) ? asked : today;
  const days = shown(span, day);
  const area = query.get('area') ?? undefined;
  const { data, loading, fault, again } = useLoad<RosterView>('/office/roster', {
    ...days,
    area,
    _: version,
  });
  const plans = office.areas.some(({ own }) => own);
  const to = (next: string) => patch({ day: next === today ? undefined : next });
  const done = () => setVersion((n) => n + 1);

  return (
    <>
      <OnDutyNow version={version} />
      <section className="panel">
        <div className="filter-bar roster-bar">
          <Segmented<Span>
            aria-label={text.roster.view}
            value={span}
            options={[
              { value: 'week', label: text.roster.week },
              { value: 'month', label: text.roster.month },
            ]}
            onChange={(view) => patch({ view: view === 'month' ? view : undefined })}
          />
          <span className="row roster-steps">
            <Button
              icon={<LeftOutlined />}
              aria-label={text.roster.before[span]}
              title={text.roster.before[span]}
              onClick={() => to(moved(span, day, -1))}
            />
            <Button onClick={() => to(today)}>{text.roster.today}</Button>
            <Button
              icon={<RightOutlined />}
              aria-label={text.roster.after[span]}
              title={text.roster.after[span]}
              onClick={() => to(moved(span, day, 1))}
            />
          </span>
          <strong className="roster-span" aria-live="polite">
            {span === 'month'
              ? text.roster.month_(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
              : text.roster.span(days.from, days.until)}
          </strong>
          <AreaSelect
            className="scope-area"
            clear={text.allAreas}
            value={area}
            onChange={(next) => patch({ area: next })}
          />
          <span className="row roster-actions">
            {plans && (
              <>
                <Button onClick={() => setEditing({ kind: 'leave' })}>{text.roster.leave}</Button>
                <Button onClick={() => setEditing({ kind: 'single' })}>{text.roster.addSingle}</Button>
                <Button type="primary" onClick={() => setEditing({ kind: 'weekly' })}>
                  {text.roster.addWeekly}
                </Button>
              </>
            )}
            <ExportButton path="/office/roster/export" filters={{ ...days, area }} />
          </span>
        </div>
        {fault && !data ? (
          <FaultView fault={fault} again={again} />
        ) : (
          <Spin spinning={loading}>
            <Calendar
              days={data?.days ?? []}
              span={span}
              month={day.slice(0, 7)}
              today={today}
              {...(area === undefined ? {} : { area })}
              {...(plans ? { onAdd: (date: string) => setEditing({ kind: 'single', date }) } : {})}
            />
          </Spin>
        )}
      </section>
      <Singles
        exceptions={(data?.exceptions ?? []).filter(({ date }) => date >= days.from && date <= days.until)}
        onEdit={(was) => setEditing({ kind: 'single', was })}
        onDone={done}
      />
      <Patterns
        weekly={data?.weekly ?? []}
        onEdit={(was) => setEditing({ kind: 'weekly', was })}
        onDone={done}
      />
      {editing?.kind === 'weekly' && (
        <WeeklyDialog was={editing.was} area={area} onClose={() => setEditing(undefined)} onDone={done} />
      )}
      {editing?.kind === 'single' && (
        <SingleDialog
          was={editing.was}
          date={editing.date ?? today}
          area={area}
          onClose={() => setEditing(undefined)}
          onDone={done}
        />
      )}
      {editing?.kind === 'leave' && (
        <LeaveDialog today={today} onClose={() => setEditing(undefined)} onDone={done} />
      )}
    </>
  );
}
