/** What a statute's name ends with when it stands in running text without 《》. */
const NAME_END =
  /(?:宪法|民法典|法典|法|条例|规定|办法|解释|细则|规则|决定|修正案|解答|批复|意见|标准|纪要|通则|总则)(?:[（(](?:[一二三四五六七八九十]{1,3}|试行|暂行)[）)]|[一二三四五六七八九十](?=$))?$/;

/** Characters a bare name may hold; a punctuation mark, a digit or a space ends the search leftwards. */
const NAME_CHARS = /[\u4e00-\u9fff（）()]+$/;

/** 依法, 违法, 办法 (as a noun), 没法: end with 法 and name nothing. */
const NOT_NAMES =
  /(?:依法|违法|合法|非法|没法|无法|看法|想法|说法|做法|方法|守法|执法|(?<!公)司法|立法|普法|(?<!适)用法|犯法|法律规定|(?:这个|下列|上述|有关|相关|此|该|本)(?:规定|办法|解释)|本法|该法|(?<!合)同法|[本该同]条例)$/;

/** Words that stand before a name and are no part of it; the longest first. */
const LEAD = new RegExp(
  `^.*(?:${[
    '根据',
    '依据',
    '依照',
    '按照',
    '遵照',
    '违反',
    '适用',
    '参照',
    '触犯',
    '援引',
    '引用',
    '查询',
    '解释一下',
    '请问',
    '什么是',
    '对照',
    '比照',
    '中华人民共和国',
    '我国',
    '现行',
    '新修订的',
    '修订后的',
    '修改后的',
    '修正后的',
    '新的',
    '新版',
    '旧版',
    '最新',
    '我们的',
    '国家的',
    '以及',
    '或者',
    '想问',
    '问下',
    '一下',
    '看看',
    '看下',
    '查下',
    '查查',
    '关于',
    '讲讲',
    '说说',
    '说的',
    '写的',
    '就是',
    '不是',
    '还有',
    '符合',
    '属于',
    '构成',
  ].join('|')})`,
);
const LEAD_CHAR =
  /^[的和与及或在是按据依照查看见问对向有从由请将把被让给为了我你他这那又也都就凭说读新旧老第条款项]+/;

/**
 * The statute's name that ends right at `end`: 《民法典》 or a bare 民法典. `knows` decides where the library is at hand
 * (the longest ending it knows); without it the words before a name are cut off by a list.
 */
export function titleBefore(
  text: string,
  end: number,
  knows?: (title: string) => boolean,
): { title: string; index: number } | undefined {
  // 《…》 may be followed by an abbreviation or a year in brackets: 《民法典》（以下简称…）第三条.
  const head = text.slice(Math.max(0, end - 120), end);
  const offset = end - head.length;
  const bracketed =
    /《([^《》]{2,80}(?:[《〈][^《》〈〉]{1,60}[》〉][^《》]{0,40})?)》(?:\s*[（(][^（）()]{1,30}[）)])?(?:中|里|的|之)?\s*$/.exec(
      head,
    );
  if (bracketed) return { title: bracketed[1]!, index: offset + bracketed.index };

  const trimmed = head.replace(/\s+$/, '');
  const run = NAME_CHARS.exec(trimmed)?.[0].replace(/^[)）]+/, '');
  if (run === undefined) return undefined;
  const start = offset + trimmed.length - run.length;
  if (knows) {
    for (let cut = 0; cut <= run.length - 2; cut++) {
      const name = run.slice(cut);
      if (NAME_END.test(name) && !NOT_NAMES.test(name) && knows(name))
        return { title: name, index: start + cut };
    }
    return undefined;
  }
  if (!NAME_END.test(run) || NOT_NAMES.test(run)) return undefined;
  let name = run;
  const lead = LEAD.exec(name)?.[0] ?? '';
  // 关于适用…的解释 begins with a lead word: only cut where a name remains.
  if (lead !== '' && NAME_END.test(name.slice(lead.length)) && name.length - lead.length >= 2) {
    name = name.slice(lead.length);
  }
  const particles = LEAD_CHAR.exec(name)?.[0] ?? '';
  if (NAME_END.test(name.slice(particles.length)) && name.length - particles.length >= 2) {
    name = name.slice(particles.length);
  }
  if (name.length < 2) return undefined;
  return { title: name, index: start + run.length - name.length };
}
