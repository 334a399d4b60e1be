import { count } from './figure.ts';

/** One matter once: reopening and handing on change its state, never its number. */
export const consultations = count(
  {
    id: 'consultations',
    name: '咨询件数',
    unit: '件',
    table: 'consultations',
    definition:
      '当期开始的咨询。一件事从第一句话到办结算 1 件，重新打开、换人接办、转调解都不另算；按开始日期；区域按咨询开始时居民所在的社区',
  },
  { from: 'matters', on: 'opened' },
);
