import { AutoComplete, Form, Input, Radio } from 'antd';
import type { DeskChoices, QueueItem } from '../../../../contracts/console/desk.ts';
import { dayOf } from '../../shared/times.ts';
import { text } from '../text.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { DialogProps } from './dialogs.tsx';

const words = text.dialogs;
const required = [{ required: true, whitespace: true, message: words.close.required }];
const DAY_MS = 24 * 3_600_000;

export function PauseDialog({ close, post, done }: DialogProps) {
  return (
    <AskDialog<{ reason: string }>
      title={words.pause.title}
      ok={words.pause.ok}
      close={close}
      run={async (values) => {
        await post('pause', values);
        done(words.pause.done);
      }}
    >
      <Form.Item name="reason" label={words.pause.reason} rules={required} extra={words.pause.hint}>
        <Input autoFocus maxLength={500} />
      </Form.Item>
    </AskDialog>
  );
}

export function AppointmentDialog({ close, post, done, choices, now }: DialogProps) {
  return (
    <AskDialog<{ when: string; place: string }>
      title={words.appointment.title}
      ok={words.appointment.ok}
      close={close}
      initial={{ place: choices?.places[0]?.name ?? '' }}
      run={async ({ when, place }) => {
        // Chosen as the clock on the wall here shows it: China has one zone.
        await post('appointment', { startsAt: `${when}:00+08:00`, place });
        done(words.appointment.done);
      }}
    >
      <Form.Item name="when" label={words.appointment.when} rules={required}>
        <Input
          type="datetime-local"
          autoFocus
          min={`${dayOf(new Date(now))}T00:00`}
          max={`${dayOf(new Date(now + 90 * DAY_MS))}T23:59`}
        />
      </Form.Item>
      <Form.Item
        name="place"
        label={words.appointment.place}
        rules={required}
        extra={words.appointment.placeHint}
      >
        <AutoComplete
          maxLength={200}
          options={(choices?.places ?? []).map(({ name, address, hours }) => ({
            value: name,
            label: (
              <>
                {name}
                <br />
                <span className="muted small">{[address, hours].filter(Boolean).join(' · ')}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
    </AskDialog>
  );
}

export function FollowUpDialog({ close, post, done, now }: DialogProps) {
  return (
    <AskDialog<{ on: string }>
      title={words.followUp.title}
      ok={words.followUp.ok}
      close={close}
      initial={{ on: dayOf(new Date(now + 7 * DAY_MS)) }}
      run={async (values) => {
        await post('follow-up', values);
        done(words.followUp.done);
      }}
    >
      <Form.Item name="on" label={words.followUp.day} rules={required} extra={words.followUp.hint}>
        <Input type="date" autoFocus min={dayOf(new Date(now + DAY_MS))} />
      </Form.Item>
    </AskDialog>
  );
}

/** Why a card is not taken; it goes to the next in line. */
export function PassDialog({
  item,
  reasons,
  close,
  run,
}: {
  item: QueueItem;
  reasons: DeskChoices['passReasons'];
  close: () => void;
  run: (card: string, reason: string) => Promise<unknown>;
}) {
  return (
    <AskDialog<{ reason: string }>
      title={`${words.pass.title}（${item.number}）`}
      ok={words.pass.ok}
      close={close}
      initial={reasons[0] ? { reason: reasons[0].id } : {}}
      run={({ reason }) => run(item.card?.id ?? '', reason)}
    >
      <Form.Item name="reason">
        <Radio.Group
          aria-label={words.pass.title}
          className="stacked"
          options={reasons.map(({ id, label }) => ({ value: id, label }))}
        />
      </Form.Item>
    </AskDialog>
  );
}
