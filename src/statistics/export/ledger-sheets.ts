import { STATE_NAMES } from '../../consultation/states.ts';
import { CASE_SOURCES, CASE_STATE_NAMES } from '../../contracts/case-names.ts';
import {
  ANSWERED,
  CASE_RESULTS,
  CHANNELS,
  FORMS,
  OUTCOME_NAMES,
  PERFORMED,
  PUNCTUAL,
} from '../figures/labels.ts';
import type { CaseRow, MatterRow } from '../ledger/ports.ts';
import { LEDGER_TEXT } from '../ledger/screen-text.ts';
import { OUTREACH_KINDS } from '../outreach/kinds.ts';
import type { OutreachEntry } from '../outreach/ports.ts';
import type { Names } from '../read-figure.ts';
import type { Cell, Sheet } from './sheet.ts';

const label = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;

/** 2026-03-01 09:30, in Asia/Shanghai. */
export const sayInstant = (at: Date | undefined): string =>
  at === undefined ? '' : new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

async function* each<T>(batches: AsyncIterable<T[]>, row: (one: T) => Cell[]): AsyncIterable<Cell[]> {
  for await (const batch of batches) for (const one of batch) yield row(one);
}

type Column<T> = { header: string; width?: number; of: (row: T) => Cell };

function sheet<T>(name: string, columns: readonly Column<T>[], batches: AsyncIterable<T[]>): Sheet {
  return { name, columns, rows: each(batches, (one) => columns.map(({ of }) => of(one))) };
}

export function matterSheet(batches: AsyncIterable<MatterRow[]>, names: Names): Sheet {
  return sheet<MatterRow>(
    '咨询台账',
    [
      { header: '编号', of: (row) => row.number },
      { header: '开始', width: 18, of: (row) => sayInstant(row.opened) },
      { header: '社区', of: (row) => names.area(row.area) },
      { header: '渠道', of: (row) => label(CHANNELS, row.channel) },
      { header: '类别', of: (row) => row.topic },
      { header: '紧急程度', of: (row) => label(LEDGER_TEXT.urgency, row.urgency) },
      { header: '状态', of: (row) => label(STATE_NAMES, row.state) },
      { header: '由谁解答', of: (row) => label(ANSWERED, row.answered) },
      { header: '办理人', of: (row) => (row.person === '' ? '' : names.person(row.person)) },
      { header: '办理结果', width: 18, of: (row) => (row.closed ? label(OUTCOME_NAMES, row.outcome) : '') },
      { header: '办结', width: 18, of: (row) => sayInstant(row.closed) },
      { header: '转人工日期', of: (row) => row.called },
      { header: '时限', of: (row) => row.tier },
      { header: '接手', of: (row) => label(PUNCTUAL, row.accepted) },
      { header: '限时办结', of: (row) => label(PUNCTUAL, row.finished) },
      { header: '等人工（分钟）', of: (row) => row.wait },
      { header: '办理（分钟）', of: (row) => row.handle },
      { header: '转手次数', of: (row) => row.transfers },
      { header: '重新打开', of: (row) => (row.reopened ? '是' : '') },
      { header: '评分', of: (row) => row.score },
    ],
    batches,
  );
}

export function caseSheet(batches: AsyncIterable<CaseRow[]>, names: Names): Sheet {
  return sheet<CaseRow>(
    '调解台账',
    [
      { header: '编号', width: 24, of: (row) => row.number },
      { header: '申请', of: (row) => row.applied },
      { header: '受理', of: (row) => row.accepted },
      { header: '社区', of: (row) => names.area(row.area) },
      { header: '调解室', width: 24, of: (row) => names.room(row.room) },
      { header: '纠纷类型', of: (row) => row.type },
      { header: '来源', of: (row) => label(CASE_SOURCES, row.source) },
      { header: '状态', of: (row) => label(CASE_STATE_NAMES, row.state) },
      { header: '调解员', of: (row) => (row.person === '' ? '' : names.person(row.person)) },
      { header: '涉及人数', of: (row) => row.people },
      { header: '涉及金额（元）', of: (row) => row.amount / 100 },
      { header: '结果', of: (row) => (row.result === '' ? '' : label(CASE_RESULTS, row.result)) },
      { header: '结束', of: (row) => row.ended },
      { header: '协议形式', of: (row) => (row.result === 'agreed' ? label(FORMS, row.form) : '') },
      { header: '协议金额（元）', of: (row) => (row.result === 'agreed' ? row.agreedAmount / 100 : '') },
      { header: '履行', of: (row) => (row.result === 'agreed' ? label(PERFORMED, row.performed) : '') },
      { header: '司法确认', of: (row) => (row.confirmation === 'confirmed' ? '已确认' : '') },
    ],
    batches,
  );
}

export function outreachSheet(batches: AsyncIterable<OutreachEntry[]>, names: Names): Sheet {
  return sheet<OutreachEntry>(
    '活动登记',
    [
      { header: '日期', of: (row) => row.day },
      { header: '种类', of: (row) => OUTREACH_KINDS[row.kind].name },
      { header: '数量', of: (row) => row.count },
      { header: '单位', of: (row) => OUTREACH_KINDS[row.kind].unit },
      { header: '人数', of: (row) => (OUTREACH_KINDS[row.kind].people ? row.people : '') },
      { header: '社区', of: (row) => (row.area === '' ? '' : names.area(row.area)) },
      { header: '地点', width: 24, of: (row) => row.place },
      { header: '人员', of: (row) => names.person(row.person) },
      { header: '说明', width: 40, of: (row) => row.note },
    ],
    batches,
  );
}
