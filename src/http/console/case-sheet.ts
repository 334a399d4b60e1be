import { CASE_SOURCES, CASE_STATE_NAMES, SIDE_NAMES } from '../../contracts/case-names.ts';
import type { CaseRow } from '../../contracts/console/mediation.ts';
import type { CaseSource } from '../../mediation/case.ts';
import { sayInstant } from '../../statistics/export/ledger-sheets.ts';
import type { Cell, Sheet } from '../../statistics/export/sheet.ts';

const COLUMNS: readonly { header: string; width?: number; of: (row: CaseRow) => Cell }[] = [
  { header: '案号', width: 24, of: (row) => row.number },
  { header: '状态', of: (row) => CASE_STATE_NAMES[row.state] },
  { header: '纠纷类型', of: (row) => row.disputeType },
  {
    header: '当事人',
    width: 30,
    of: (row) => row.parties.map(({ side, name }) => `${SIDE_NAMES[side]}${name}`).join('；'),
  },
  { header: '社区', of: (row) => row.areaName },
  { header: '调解室', width: 24, of: (row) => row.roomName },
  { header: '调解员', of: (row) => row.mediators.map(({ name }) => name).join('、') },
  { header: '来源', of: (row) => CASE_SOURCES[row.source as CaseSource] },
  { header: '涉及金额（元）', of: (row) => (row.amount === null ? undefined : row.amount / 100) },
  { header: '涉及人数', of: (row) => row.people },
  { header: '申请', width: 18, of: (row) => sayInstant(new Date(row.appliedAt)) },
  { header: '期限', width: 18, of: (row) => row.dueAt && sayInstant(new Date(row.dueAt)) },
  { header: '超期', of: (row) => (row.overdue ? '是' : '') },
  { header: '办结', width: 18, of: (row) => row.endedAt && sayInstant(new Date(row.endedAt)) },
];

/** The board's table as it is exported. */
export function boardSheet(rows: AsyncIterable<CaseRow>): Sheet {
  async function* cells() {
    for await (const row of rows) yield COLUMNS.map(({ of }) => of(row));
  }
  return { name: '调解案件', columns: COLUMNS, rows: cells() };
}
