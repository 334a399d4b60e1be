import { chineseDate } from '../../../core/dates.ts';
import type { MediationCase, Term } from '../../case.ts';
import { cleanLine, cleanLines } from '../clean.ts';
import { dueBy } from '../moments.ts';
import { amountInFigures, amountInFull } from '../money.ts';
import { type Block, cell, LINE, label, orBlank, type Row, type Words } from '../paper.ts';
import { nameById } from './parties.ts';

/** 调解协议的内容, one numbered paragraph a duty; without any yet: lines to write on. */
export function contentOf(found: MediationCase): Block[] {
  const terms = found.agreement?.terms ?? [];
  if (terms.length === 0) return [{ kind: 'lines', count: 4 }];
  return terms.map((term, i) => ({ kind: 'paragraph', words: [`${i + 1}. `, ...termWords(found, term)] }));
}

function termWords(found: MediationCase, term: Term): Words {
  const what = cleanLine(term.what).replace(/[。；;.]+$/, '');
  const amount = term.amount === undefined ? '' : `金额：${amountInFull(term.amount)}。`;
  const due = term.due === undefined ? '' : `期限：${dueBy(term.due)}。`;
  return [orBlank(nameById(found, term.who), 6), '：', orBlank(what, 16), `。${amount}${due}`];
}

/**
 * 履行的方式、期限 (人民调解法第二十九条). The case knows who, how much and by when; in what manner (cash,
 * transfer to which account, delivery where) is written in by hand.
 */
export function performanceTable(found: MediationCase): Block {
  const terms = found.agreement?.terms ?? [];
  const rows = terms.map((term, i): Row => {
    const cells = [
      { words: [[String(i + 1)]], label: true },
      cell(nameById(found, term.who)),
      cell(term.amount === undefined ? undefined : amountInFigures(term.amount)),
      cell(term.due && dueBy(term.due)),
      cell(undefined),
    ];
    return { cells, height: 11 };
  });
  return {
    kind: 'table',
    head: true,
    columns: [8, 22, 20, 24, 26],
    rows: [
      row('序号', '履行义务人', '金额', '履行期限', '履行方式'),
      ...(rows.length > 0 ? rows : Array.from({ length: 3 }, () => emptyRow(5))),
    ],
  };
}

/** What has been done of it, for the visit afterwards. */
export function performedTable(found: MediationCase): Block {
  const terms = found.agreement?.terms ?? [];
  return {
    kind: 'table',
    head: true,
    columns: [8, 20, 34, 19, 19],
    rows: [
      row('序号', '履行义务人', '履行内容', '约定期限', '履行日期'),
      ...terms.map(
        (term, i): Row => ({
          cells: [
            { words: [[String(i + 1)]], label: true },
            cell(nameById(found, term.who)),
            {
              words: [
                ...cleanLines(term.what),
                ...(term.amount === undefined ? [] : [amountInFigures(term.amount)]),
              ].map((line) => [line]),
            },
            cell(term.due && dueBy(term.due)),
            cell(term.performed && chineseDate(term.performed)),
          ],
          height: 11,
        }),
      ),
    ],
  };
}

export function row(...names: string[]): Row {
  return { cells: names.map((name) => label(name)), height: LINE };
}

function emptyRow(columns: number): Row {
  return { cells: Array.from({ length: columns }, () => cell(undefined)), height: 11 };
}
