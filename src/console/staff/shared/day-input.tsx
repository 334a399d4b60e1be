import { Input } from 'antd';

/** A day, chosen with the browser's own calendar: the one people know from their phone. `YYYY-MM-DD`. */
export function DayInput({
  label,
  value,
  min,
  max,
  onChange,
}: {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  return (
    <Input
      type="date"
      aria-label={label}
      title={label}
      className="day-input"
      value={value ?? ''}
      {...(min ? { min } : {})}
      {...(max ? { max } : {})}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
}
