import { breakdown } from './figure.ts';
import { SAFETY } from './labels.ts';

export const safetyAlerts = breakdown(
  {
    id: 'safety-alerts',
    name: '紧急情形',
    unit: '件',
    table: 'consultations',
    definition: '出现过该种紧急情形的咨询；一件可有几种；按咨询开始日期',
  },
  { from: 'marks', on: 'day', where: { kind: ['safety'] }, by: 'mark' },
  SAFETY,
);
