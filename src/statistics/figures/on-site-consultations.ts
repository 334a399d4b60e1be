import { count } from './figure.ts';

/** Beside the chat, not in it: what the advisers wrote down themselves. */
export const onSiteConsultations = count(
  {
    id: 'on-site-consultations',
    name: '现场咨询',
    unit: '人次',
    table: 'consultations',
    definition: '活动登记里的现场咨询，按登记的人次；按活动日期；区域按登记的社区',
  },
  { from: 'outreach', on: 'day', where: { kind: ['on-site'] }, sum: 'count' },
);
