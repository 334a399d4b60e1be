/** （2018修正）, (2020-12-29), （2021年修订本）: which version, not part of the name. （2004年） alone is: 宪法修正案（2004年）. */
const VERSION_NOTE =
  /[(（]\d{4}(?:[-－]\d{1,2}[-－]\d{1,2}|年?(?:修正|修订|修改|公布|发布|施行|版)(?:文本|本|版)?)[)）]$/;

/**
 * The key that joins all ways of writing one statute's title: no 中华人民共和国, no 《》〈〉 or quotation marks, no spaces,
 * no 、 between issuers, full-width brackets, no note of a version at the end.
 */
export function normaliseTitle(title: string): string {
  return title
    .normalize('NFC')
    .replace(/&lt;|&gt;|&amp;|&nbsp;/g, '')
    .replace(/[\s\u00a0\u200b-\u200f\u3000\ufeff]+/g, '')
    .replace(VERSION_NOTE, '')
    .replace(/中华人民共和国/g, '')
    .replace(/[《》〈〉<>＜＞“”"'‘’「」、，,·•]/g, '')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');
}

/** The words of an interpretation's title that people leave out. */
const FILLER =
  /最高人民法院|最高人民检察院|全国人民代表大会常务委员会|国务院|公安部|司法部|关于|适用|应用|办理|审理|若干|具体|有关|法律|问题|案件|纠纷|的|司法(?=解释)/g;

/**
 * A rougher key, to find 民法典婚姻家庭编解释（一） or 民间借贷规定 among interpretations. Several statutes may share one,
 * so it counts only where exactly one has it.
 */
export function looseTitle(title: string): string {
  return normaliseTitle(title)
    .replace(FILLER, '')
    .replace(/[（(]?([一二三四五六七八九十]{1,3})[）)]?$/, '$1')
    .replace(/(?:司法)?解释(?=[一二三四五六七八九十]*$)/, '解释');
}

/** A title in 《》, the ones inside it in 〈〉. */
export function quoteTitle(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}
