import { Button, Checkbox, Form, Input } from 'antd';
import { must } from './form-dialog.tsx';
import { text, WEEKDAYS } from './text.ts';

const words = text.hours;
export const OFFICE_HOURS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** Opening hours, as many spans as there are, in the form's field `hours`. */
export function HoursFields({ legend }: { legend: string }) {
  return (
    <fieldset className="hours">
      <legend>{legend}</legend>
      <Form.List name="hours">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="hours-row">
                <Form.Item name={[name, 'days']} rules={must}>
                  <Checkbox.Group options={WEEKDAYS.map((label, i) => ({ value: i + 1, label }))} />
                </Form.Item>
                <Form.Item name={[name, 'from']} rules={must}>
                  <Input aria-label={text.roster.from} placeholder="09:00" maxLength={5} />
                </Form.Item>
                <span aria-hidden="true">–</span>
                <Form.Item name={[name, 'to']} rules={must}>
                  <Input aria-label={text.roster.to} placeholder="17:00" maxLength={5} />
                </Form.Item>
                <Button size="small" danger aria-label={words.remove} onClick={() => remove(name)}>
                  {text.remove}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add(OFFICE_HOURS)}>
              {words.add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
