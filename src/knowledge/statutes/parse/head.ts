import type { LocalDate } from '../../../core/dates.ts';
import { findDates } from '../chinese-date.ts';

const ACT = /通过|修正|修订|修改|公布|发布|颁布|施行|实施|生效|批准|公告|印发/;
const DOCUMENT_NUMBER =
  /^[（(]?[\u4e00-\u9fff]{1,12}(?:字|令)?\s*[〔［[（(【]\d{4}[〕］\])）】]\s*第?\s*\d+\s*号[)）]?$|^[\u4e00-\u9fff、]{2,40}令?第\s*\d+\s*号$/;

/** Whether a line before the text belongs to its head: dates of adoption and amendment, the document's own number, 目录. */
export function isHeadLine(line: string): boolean {
  const words = line.replace(/^[（(]|[）)]$/g, '');
  if (DOCUMENT_NUMBER.test(words) || /^目[\s\u3000]*录$/.test(words)) return true;
  const first = findDates(words)[0];
  if (!first || !ACT.test(words)) return false;
  return (
    first.index <= 4 || /^(?:根据|（|\()/.test(line) || /(?:修正|修订|公布|发布|通过|施行)[）)]?$/.test(line)
  );
}

/**
 * Every date the head names with what happened on it, oldest first. Dates inside 《》 belong to other texts' names.
 * A line without a verb of its own (1998年12月29日 …《…的决定》) tells of an amendment.
 */
export function readHistory(lines: readonly string[]): { date: LocalDate; act: string }[] {
  const history: { date: LocalDate; act: string }[] = [];
  for (const line of lines) {
    const outside = line.replace(/《[^》]*》/g, (name) => '《'.padEnd(name.length, '\u3000'));
    const dates = findDates(outside);
    dates.forEach(({ date, end }, i) => {
      const words = line.slice(end, dates[i + 1]?.index ?? line.length);
      const act = actOf(words, line);
      if (!history.some((entry) => entry.date === date && entry.act === act)) history.push({ date, act });
    });
  }
  return history.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** 通过 of an amendment is an amendment of this text: 根据2019年…通过的《…修正案》修正. */
function actOf(words: string, line: string): string {
  const plain = words.replace(/《[^》]*》/g, (name) => (/修正案|修改|决定/.test(name) ? '《修正》' : '《》'));
  if (/第[一二三四五六七八九十]+次修正|修正\s*[）)]?$|《修正》|予以修正/.test(plain)) return '修正';
  if (/修订/.test(plain)) return '修订';
  if (/修正|修改/.test(plain)) return '修正';
  if (/^[\s\u3000]*(?:起)?(?:施行|实施|生效)/.test(plain) || /^自?.{0,2}起(?:施行|实施)/.test(plain))
    return '施行';
  if (/公告公布施行|公布施行/.test(plain)) return '公布施行';
  const verb = /批准|通过|公布|发布|颁布|公告|印发|施行|实施/.exec(plain)?.[0];
  if (verb !== undefined) return /实施/.test(verb) ? '施行' : verb;
  return /^根据/.test(line) ? '修正' : '通过';
}
