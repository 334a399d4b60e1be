import { Tag } from 'antd';
import type { Say } from './labels.ts';

/** In time or late; what is late stands out. */
export function Late({ value, column, say }: { value: string; column: string; say: Say }) {
  if (value === '') return '—';
  return value === 'late' ? <Tag color="red">{say(column, value)}</Tag> : say(column, value);
}
