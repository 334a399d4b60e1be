import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { text } from './text.ts';

const MOST = 1_000_000;

/** A number to be set with a thumb: large keys on both sides of a field that takes digits. */
export function Stepper({
  label,
  value,
  least,
  onChange,
}: {
  label: string;
  value: number;
  least: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className="stepper">
      <Button
        size="large"
        icon={<MinusOutlined />}
        aria-label={`${label}：${text.fewer}`}
        disabled={value <= least}
        onClick={() => onChange(Math.max(least, value - 1))}
      />
      <InputNumber
        size="large"
        aria-label={label}
        inputMode="numeric"
        controls={false}
        precision={0}
        min={least}
        max={MOST}
        value={value}
        onChange={(typed) => onChange(typed ?? least)}
      />
      <Button
        size="large"
        icon={<PlusOutlined />}
        aria-label={`${label}：${text.more}`}
        disabled={value >= MOST}
        onClick={() => onChange(value + 1)}
      />
    </div>
  );
}
