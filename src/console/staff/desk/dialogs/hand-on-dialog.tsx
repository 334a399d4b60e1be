import { Form, Input, Radio, Spin, Tag } from 'antd';
import type { Candidate } from '../../../../contracts/console/desk.ts';
import { FaultView } from '../../shared/fault-view.tsx';
import { useLoad } from '../../shared/use-load.ts';
import { text } from '../text.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { DialogProps } from './dialogs.tsx';

const words = text.dialogs.handOn;
const QUEUE = 'queue';

export function HandOnDialog({ number, close, post, done }: DialogProps) {
  const found = useLoad<Candidate[]>(`/desk/matters/${encodeURIComponent(number)}/candidates`);
  return (
    <AskDialog<{ person: string; reason: string }>
      title={words.title}
      ok={words.ok}
      width={600}
      disabled={found.data === undefined}
      close={close}
      run={async ({ person, reason }) => {
        await post('hand-on', { reason, ...(person === QUEUE ? {} : { person }) });
        done(words.done);
      }}
    >
      {found.fault && <FaultView fault={found.fault} again={found.again} />}
      {found.loading && !found.data && <Spin className="opening" />}
      {found.data && (
        <Form.Item name="person" rules={[{ required: true, message: words.choose }]}>
          <Radio.Group aria-label={words.title} className="stacked people">
            {found.data.map((candidate) => (
              <Radio key={candidate.person.id} value={candidate.person.id} disabled={!candidate.free}>
                <Person candidate={candidate} />
              </Radio>
            ))}
            <Radio value={QUEUE}>{words.queue}</Radio>
          </Radio.Group>
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={words.reason}
        extra={words.reasonHint}
        rules={[{ required: true, whitespace: true, message: text.dialogs.close.required }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </AskDialog>
  );
}

function Person({ candidate: c }: { candidate: Candidate }) {
  const about = [c.person.role, c.areas.join('、'), c.topics.join('、'), c.languages.join('、')];
  return (
    <span className="person">
      <strong>{c.person.name}</strong>
      {c.onDuty && <Tag color="green">{words.onDuty}</Tag>}
      {c.conflict ? <Tag color="red">{words.conflict}</Tag> : c.away && <Tag>{words.away}</Tag>}
      <span className="muted small">{[...about, words.load(c.load)].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
