import { Button, Drawer, Form, Input, InputNumber, Select, TreeSelect } from 'antd';
import type { CommandDone, MediationChoices } from '../../../contracts/console/mediation.ts';
import type { Application, Barrier, Particulars } from '../../../contracts/mediation-command.ts';
import { treeOf } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { fenOf } from './format.ts';
import { ParticularsFields, particularsOf } from './particulars-fields.tsx';
import { text } from './text.ts';

const words = text.create;

interface Draft {
  source: Application['source'];
  disputeType: string;
  area: string;
  applicants: Particulars[];
  respondents: Particulars[];
  facts: string;
  claims: string;
  amount?: string;
  people: number;
  room?: string;
  barrier: Barrier;
}

/** A case that staff open: what they found, or what another office sent. */
export function NewCase({
  open,
  choices,
  onClose,
  onMade,
}: {
  open: boolean;
  choices: MediationChoices;
  onClose: () => void;
  onMade: (key: string) => void;
}) {
  const { me, api } = useSigned();
  const { busy, act } = useAct();
  const [form] = Form.useForm<Draft>();
  const need = [{ required: true, whitespace: true, message: words.need }];
  const needOne = [{ required: true, message: words.need }];
  const communities = me.areas.filter(({ level }) => level === 'community');
  const only = communities.length === 1 ? communities[0]!.id : undefined;
  const submit = ({ applicants, respondents, amount, room, ...rest }: Draft) =>
    act(async () => {
      const fen = fenOf(amount);
      const done = await api.post<CommandDone>('/mediation/cases', {
        ...rest,
        applicants: applicants.map(particularsOf),
        respondents: respondents.map(particularsOf),
        ...(typeof fen === 'number' ? { amount: fen } : {}),
        ...(room ? { room } : {}),
      });
      onClose();
      if (done.case) onMade(done.case.key);
    });
  const sides = (name: 'applicants' | 'respondents', label: string) => (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name: at }) => (
            <fieldset key={key} className="side-fields">
              <legend>{label}</legend>
              <ParticularsFields at={[at]} />
              {fields.length > 1 && (
                <Button type="text" onClick={() => remove(at)}>
                  {words.removeParty}
                </Button>
              )}
            </fieldset>
          ))}
          <Button className="add-party" onClick={() => add({ kind: 'person' })}>
            {words.addParty}
          </Button>
        </>
      )}
    </Form.List>
  );
  return (
    <Drawer
      open={open}
      size={720}
      title={words.title}
      destroyOnHidden
      onClose={onClose}
      footer={
        <span className="row">
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {words.submit}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </span>
      }
    >
      <p className="ask-hint">{words.hint}</p>
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        scrollToFirstError
        initialValues={{
          source: 'found',
          people: 2,
          barrier: 'none',
          applicants: [{ kind: 'person' }],
          respondents: [{ kind: 'person' }],
          ...(only ? { area: only } : {}),
        }}
        onFinish={submit}
      >
        <div className="particulars">
          <Form.Item name="source" label={words.source} rules={needOne}>
            <Select options={Object.entries(text.sources).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="disputeType" label={words.type} rules={needOne}>
            <Select showSearch options={choices.disputeTypes.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="area" label={words.area} rules={needOne}>
            <TreeSelect treeDefaultExpandAll treeData={treeOf(me.areas)} />
          </Form.Item>
          <Form.Item name="people" label={words.people}>
            <InputNumber min={2} max={100_000} precision={0} className="full" />
          </Form.Item>
        </div>
        {sides('applicants', words.applicant)}
        {sides('respondents', words.respondent)}
        <Form.Item name="facts" label={words.facts} rules={need}>
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <Form.Item name="claims" label={words.claims} rules={need}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <div className="particulars">
          <Form.Item
            name="amount"
            label={words.amount}
            rules={[
              {
                validator: (_, value: string | undefined) =>
                  fenOf(value) === null
                    ? Promise.reject(new Error(text.agreement.badAmount))
                    : Promise.resolve(),
              },
            ]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="room" label={words.room}>
            <Select
              allowClear
              placeholder={words.roomHint}
              options={choices.rooms.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        </div>
        <Form.Item name="barrier" label={words.barrier}>
          <Select
            options={[
              { value: 'none', label: words.noBarrier },
              ...choices.barriers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
