import { breakdown } from './figure.ts';
import { ANSWERED } from './labels.ts';

/** A matter the bot answered and a person then took counts for the person: the two never add up to more than there were. */
export const answeredBy = breakdown(
  {
    id: 'answered-by',
    name: '由谁解答',
    unit: '件',
    table: 'consultations',
    definition:
      '同咨询件数。人工：有人接手并回了话，或以人工解答、转介、转调解办结；智能：没有人工，机器人给出过答复；其余为还没有解答',
  },
  { from: 'matters', on: 'opened', by: 'answered' },
  ANSWERED,
);
