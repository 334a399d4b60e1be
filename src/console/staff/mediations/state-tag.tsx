import { Tag } from 'antd';
import { type State, text } from './text.ts';

const COLOURS: Record<State, string> = {
  applied: 'gold',
  inviting: 'blue',
  mediating: 'cyan',
  agreeing: 'geekblue',
  agreed: 'green',
  failed: 'volcano',
  withdrawn: 'default',
  refused: 'default',
  rejected: 'default',
  archived: 'default',
};

export function StateTag({ state }: { state: State }) {
  return <Tag color={COLOURS[state]}>{text.states[state]}</Tag>;
}
