import { parseChineseNumber } from '../../../core/chinese-numbers.ts';
import type { LocalDate } from '../../../core/dates.ts';
import { DATE_SOURCE, readDate } from '../chinese-date.ts';
import { normaliseTitle } from '../title.ts';
import type { ParsedArticle } from './parsed.ts';

const SELF =
  '(?:本|此)(?:法|条例|规定|办法|实施办法|暂行办法|细则|实施细则|实施条例|解释|规则|规范|安排|决定|修正案|通知|批复|命令|标准|意见|方案|规程|解答|制度|章程|补充规定)';
const ON_DATE = new RegExp(
  `${SELF}[^。；]{0,60}?(?:自|从|于)[\\s\\u3000]*(${DATE_SOURCE})[\\s\\u3000]*(?:起)?(?:开始)?(?:正式)?(?:施行|实施|执行|生效|试行)`,
  'g',
);
const ON_PROMULGATION = new RegExp(
  `${SELF}[^。；]{0,40}?(?:自|从|于)(?:修订)?(?:公布|发布|颁布|公告|印发|批准|国务院批准|通过)之?日(?:起)?(?:([零一二三四五六七八九十百\\d]{1,4})日后)?(?:起)?(?:开始)?(?:施行|实施|执行|生效|试行)`,
  'g',
);
/** Without 本法: an article that says no more than 自…起施行, or the announcement in the lead. */
const BARE_DATE = new RegExp(
  `(?:^|[，。\\s])(?:现予公布，?|并)?自[\\s\\u3000]*(${DATE_SOURCE})[\\s\\u3000]*起(?:施行|实施|执行|生效)`,
  'g',
);

/** The first day in force as the text states it; the last statement counts, for an annexed rule comes after the main one's. */
export function readEffective(paragraphs: readonly string[]): {
  textDate: LocalDate | undefined;
  afterPromulgation: number | undefined;
} {
  let textDate: LocalDate | undefined;
  let afterPromulgation: number | undefined;
  let bare: LocalDate | undefined;
  for (const paragraph of paragraphs) {
    for (const match of paragraph.matchAll(ON_DATE)) textDate = readDate(match[1]!) ?? textDate;
    for (const match of paragraph.matchAll(ON_PROMULGATION))
      afterPromulgation = parseChineseNumber(match[1] ?? '0');
    if (paragraph.length < 200)
      for (const match of paragraph.matchAll(BARE_DATE)) bare = readDate(match[1]!) ?? bare;
  }
  if (textDate === undefined && afterPromulgation === undefined) textDate = bare;
  return { textDate, afterPromulgation: textDate === undefined ? afterPromulgation : undefined };
}

const NAME = /《((?:[^《》]|《[^《》]*》)+)》/g;
const ENDED = /(?:同时|即行|即|相应|一并|予以|均)?(?:废止|失效)/;
/** 《X》第五条同时废止, 《X》中有关…的规定: parts only. */
const PART_AFTER = /^(?:[（(][^（）()]*[）)])?(?:第[^、，。》]{1,20}[条章节项]|中|有关|关于[^《]*部分|内|里)/;

/**
 * Titles (as keys) that the text ends as a whole: every 《…》 in a sentence with 同时废止, and in the list that such a
 * sentence opens (下列规定同时废止：). Sentences that only say what happens to contrary rules name no title and give none.
 */
export function readRepeals(articles: readonly Pick<ParsedArticle, 'text'>[]): string[] {
  const ended = new Set<string>();
  for (const { text } of articles) {
    let listing = false;
    for (const line of text.split('\n')) {
      const sentences = line.split(/(?<=。)/);
      for (const sentence of sentences) {
        const opens = /[：:]$/.test(sentence) && ENDED.test(sentence);
        const says =
          ENDED.test(sentence) && /起|同时|即行|施行|予以废止|失效|明令|废止[。；：:]?$/.test(sentence);
        if (says || listing) for (const key of wholeTitles(sentence)) ended.add(key);
        listing = opens || (listing && /^[（(\d一二三四五六七八九十]/.test(line));
      }
    }
  }
  return [...ended];
}

function wholeTitles(sentence: string): string[] {
  // 《X》废止前 and 根据《X》…制定的 … 同时废止 name X without ending it.
  const until = Math.max(sentence.lastIndexOf('废止'), sentence.lastIndexOf('失效'));
  return [...sentence.matchAll(NAME)]
    .filter((match) => {
      const before = sentence.slice(Math.max(0, match.index - 8), match.index);
      const from = match.index + match[0].length;
      const after = sentence.slice(from, from + 60);
      return (
        (until < 0 || match.index < until || /[：:]/.test(sentence)) &&
        !/(?:根据|依照|按照|依据|违反|适用|列入|与)$/.test(before) &&
        !PART_AFTER.test(after)
      );
    })
    .map((match) => normaliseTitle(match[1]!));
}

/** Keys of the statutes that an amending decision or 修正案 changes; none for other texts. */
export function readAmends(title: string, paragraphs: readonly string[]): string[] {
  const amendment = /^(.*?)修正案(?:[（(].*[）)])?$/.exec(title);
  if (amendment && amendment[1] !== '') return [normaliseTitle(amendment[1]!)];
  if (!/修改|修正|废止/.test(title) || !/决定|规定|通知/.test(title)) return [];
  const named = new Set<string>();
  for (const text of [title, ...paragraphs])
    for (const match of text.matchAll(NAME)) named.add(normaliseTitle(match[1]!));
  named.delete(normaliseTitle(title));
  return [...named];
}
