import type { PaperInput } from '../input.ts';
import { PAPER_NAMES } from '../kinds.ts';
import { dayOf } from '../moments.ts';
import { cell, HAND_DATE, orBlank, type Row, type Sheet, type Words } from '../paper.ts';
import { disputeName } from '../parts/dispute.ts';
import { bothSides } from '../parts/parties.ts';
import { row } from '../parts/terms.ts';

/** 调解卷宗封面 */
export function cover({ case: found, office }: PaperInput): Sheet[] {
  const day = (at: Date | undefined): Words => (at ? [dayOf(at)] : HAND_DATE);
  return [
    {
      unnumbered: true,
      blocks: [
        { kind: 'gap', mm: 20 },
        { kind: 'office', text: office.committee ?? '人民调解委员会' },
        { kind: 'title', text: '调解卷宗', cover: true },
        { kind: 'gap', mm: 25 },
        {
          kind: 'facts',
          facts: [
            { label: '卷名', words: [...bothSides(found), disputeName(found)] },
            { label: '卷号', words: [found.number] },
            { label: '人民调解员', words: [orBlank(office.mediators.join('、'), 16)] },
            { label: '调解日期', words: [...day(found.acceptedAt), '至', ...day(found.endedAt)] },
            { label: '立卷人', words: [{ blank: 16 }] },
            { label: '立卷日期', words: day(found.archivedAt) },
            { label: '保管期限', words: [{ blank: 16 }] },
            { label: '备注', words: [{ blank: 16 }] },
          ],
        },
      ],
    },
  ];
}

/** 卷内目录 in the official order; page numbers are written in once the file is bound. */
export function contents({ case: found }: PaperInput): Sheet[] {
  const form = found.agreement?.form;
  const agreed =
    form === 'oral'
      ? PAPER_NAMES.oral
      : form === 'written'
        ? PAPER_NAMES.agreement
        : `${PAPER_NAMES.agreement}或者口头协议登记表`;
  const entered = found.source === 'found' ? PAPER_NAMES.register : `${PAPER_NAMES.application}、受理登记表`;
  const entries: [name: string, note: string][] = [
    [entered, '必备'],
    [PAPER_NAMES.notice, '必备'],
    ['当事人身份证明', '必备'],
    ['授权委托书', '按需'],
    ['人民调解调查记录', '按需'],
    ['人民调解证据材料', '按需'],
    [PAPER_NAMES.record, '必备'],
    [agreed, '达成协议的必备'],
    ['收条、汇款单等履行凭证', '按需'],
    [PAPER_NAMES['follow-up'], '按需'],
    ['司法确认有关材料', '按需'],
    ['卷宗情况说明', '按需'],
    ['封底', '必备'],
  ];
  const rows = entries.map(
    ([name, note], i): Row => ({
      cells: [{ words: [[String(i + 1)]], label: true }, cell(name), cell(undefined), cell(note)],
      height: 11,
    }),
  );
  return [
    {
      blocks: [
        { kind: 'title', text: '卷内目录' },
        { kind: 'number', words: [found.number] },
        {
          kind: 'table',
          head: true,
          columns: [10, 52, 14, 24],
          rows: [row('序号', '文书名称', '页号', '备注'), ...rows],
        },
      ],
    },
  ];
}
