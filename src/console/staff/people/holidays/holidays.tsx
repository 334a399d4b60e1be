import { Button, Empty, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import type { HolidayEntry } from '../../../../contracts/console/office.ts';
import { useSigned } from '../../shared/session.tsx';
import { dayOf } from '../../shared/times.ts';
import { useQueryState } from '../../shared/use-query-state.ts';
import { FormDialog, must } from '../form-dialog.tsx';
import { useChange, useOffice } from '../office-context.tsx';
import { weekdayOf } from '../roster/days.ts';
import { text, WEEKDAYS } from '../text.ts';

const words = text.holidays;

/** Public holidays and weekend days that are worked, a year at a time. */
export function Holidays() {
  const { office } = useOffice();
  const { me, may } = useSigned();
  const [asked, setAsked] = useQueryState('year');
  const [editing, setEditing] = useState<{ was?: HolidayEntry }>();
  const { remove } = useChange();
  const thisYear = dayOf(new Date()).slice(0, 4);
  const year = asked ?? thisYear;
  const years = [
    ...new Set([
      ...office.holidays.map(({ date }) => date.slice(0, 4)),
      thisYear,
      String(Number(thisYear) + 1),
    ]),
  ].sort();
  const days = office.holidays
    .filter(({ date }) => date.startsWith(year))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  // The calendar is the whole street's; the server decides anyway.
  const plans =
    may('roster.write') === 'all' ||
    (may('roster.write') === 'area' &&
      me.areas.some(({ level }) => level === 'street' || level === 'district'));
  return (
    <section className="panel">
      <div className="list-top">
        <div>
          <p className="muted">{words.hint}</p>
          <Select
            aria-label={words.year}
            className="holiday-year"
            value={year}
            options={years.map((value) => ({ value, label: `${value}年` }))}
            onChange={(next) => setAsked(next === thisYear ? undefined : next)}
          />
        </div>
        {plans && (
          <Button type="primary" onClick={() => setEditing({})}>
            {words.add}
          </Button>
        )}
      </div>
      {days.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <>
              <strong>{words.empty(year)}</strong>
              <br />
              {words.emptyHint}
            </>
          }
        />
      )}
      <ul className="plain-list">
        {days.map((day) => (
          <li key={day.date}>
            <span className="pattern-line">
              <span className="shift-time">{day.date}</span>
              <span className="muted">周{WEEKDAYS[weekdayOf(day.date) - 1]}</span>
              <strong>{day.name}</strong>
              <Tag color={day.kind === 'off' ? 'green' : 'gold'}>{words.kinds[day.kind]}</Tag>
            </span>
            {plans && (
              <span className="row">
                <Button size="small" onClick={() => setEditing({ was: day })}>
                  {text.edit}
                </Button>
                <Button size="small" danger onClick={() => remove('days', day, `${day.date} ${day.name}`)}>
                  {text.remove}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {editing && <HolidayDialog was={editing.was} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

function HolidayDialog({ was, onClose }: { was: HolidayEntry | undefined; onClose: () => void }) {
  const [form] = Form.useForm<HolidayEntry>();
  const { busy, change } = useChange();
  return (
    <FormDialog<HolidayEntry>
      title={was ? was.name : words.add}
      form={form}
      initial={was ?? { kind: 'off' }}
      busy={busy}
      onSave={(now) => change({ list: 'days', was, now })}
      onClose={onClose}
    >
      <Form.Item name="date" label={words.date} rules={must}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="name" label={words.name} rules={must}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind} rules={must}>
        <Select options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </FormDialog>
  );
}
