import { count } from './figure.ts';

export const outreachContractReview = count(
  {
    id: 'outreach-contract-review',
    name: '合同审查',
    unit: '份',
    table: 'advisers',
    definition: '活动登记里“合同审查”的份数合计；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['contract-review'] }, sum: 'count' },
);
