import type { Choices } from '../../../contracts/console/figures.ts';
import { named, type Option, optionsOf } from '../shared/filter-controls.tsx';
import { text } from './text.ts';

export interface Choice {
  name: string;
  title: string;
  options: Option[];
  /** Several values, with commas. */
  several: boolean;
  /** Shown without opening the rest. */
  first: boolean;
}

/** Everything a ledger can be filtered by, besides the number, the days, and what holds across pages. */
export function choicesOf(ledger: 'matters' | 'cases', choices: Choices | undefined): readonly Choice[] {
  const labels = (of: string): Option[] =>
    optionsOf(choices?.labels[of] ?? {}).filter(({ value }) => value !== '');
  const { columns } = text;
  const choice = (name: keyof typeof columns, options: Option[], more: Partial<Choice> = {}): Choice => ({
    name,
    title: columns[name],
    options,
    several: true,
    first: false,
    ...more,
  });
  if (ledger === 'cases')
    return [
      choice('state', labels('caseState'), { first: true }),
      choice('result', labels('result'), { first: true }),
      choice('room', named(choices?.rooms)),
      choice('type', labels('type'), { first: true }),
      choice('source', labels('source')),
      choice('level', labels('level')),
      choice('form', labels('form')),
      choice('performed', labels('performed')),
      choice('confirmation', labels('confirmation')),
    ];
  return [
    choice('state', labels('state'), { first: true }),
    choice('outcome', labels('outcome'), { first: true }),
    choice('answered', labels('answered')),
    choice('kind', labels('kind')),
    choice('urgency', labels('urgency')),
    choice('tier', labels('tier')),
    choice('accepted', labels('accepted')),
    choice('finished', labels('finished')),
    choice(
      'score',
      [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: text.points(n) })),
    ),
    choice(
      'reopened',
      [
        { value: '1', label: text.yes },
        { value: '0', label: text.no },
      ],
      { several: false },
    ),
    choice('group', labels('group'), { several: false }),
    choice('safety', labels('safety'), { several: false }),
    choice('referral', labels('referral'), { several: false }),
  ];
}

export const DAYS = {
  matters: ['opened', 'closed', 'called'],
  cases: ['applied', 'accepted', 'ended'],
} as const;
