import { GROUP_RULE, GROUPS } from '../facts/groups.ts';
import { breakdown } from './figure.ts';

/** Derived from topic, flags and guide: see facts/groups.ts. */
export const specialGroups = breakdown(
  {
    id: 'special-groups',
    name: '重点人群',
    unit: '件',
    table: 'groups',
    definition: `${GROUP_RULE}按咨询开始日期`,
  },
  { from: 'marks', on: 'day', where: { kind: ['group'] }, by: 'mark' },
  GROUPS,
);
