/** Traditional → simplified for the letters that emergencies are told in; the rest of a message does not matter here. */
const TRADITIONAL = new Map(
  [
    ...'殺杀報报親亲媽妈婦妇離离詐诈騙骗轉转賬账帳账錢钱關关門门樓楼藥药醫医腦脑傷伤說说讓让們们個个過过這这來来還还對对開开車车網网貸贷債债討讨壓压樣样麼么沒没現现時时間间機机電电話话頭头臉脸嚇吓鎖锁綁绑搶抢槍枪殘残遺遗書书結结斷断氣气煙烟濃浓燒烧幫帮發发區区鄰邻兒儿歲岁學学師师誰谁點点見见慘惨嗎吗爺爷從从後后裡里',
  ].reduce<[string, string][]>((pairs, letter, i, all) => {
    if (i % 2 === 0) pairs.push([letter, all[i + 1]!]);
    return pairs;
  }, []),
);

/** What stands between two parts of a sentence: phrases do not reach across it. */
export const BREAK = '，';

/** Dialect → the common word, in this order, where it tells who, whether or what happens; what is left out does no harm. */
const DIALECT: readonly (readonly [RegExp, string])[] = [
  [/俺们?|咱们?|阿拉/g, '我'],
  [/佢哋?/g, '他'],
  [/唔好/g, '别'],
  [/唔/g, '不'],
  [/冇|莫得|木有/g, '没'],
  [/咗|喇|哒(?=，|$)/g, '了'],
  [/嘅/g, '的'],
  [/喺度?/g, '在'],
  [/仲(?=[没不有要在话])/g, '还'],
  [/差佬|差人/g, '警察'],
  [/(?:俾|遭)(?=人|他|警察|打|揍|弄|抓|骗|关|拖|捅|砍|困|锁|拉|追)/g, '被'],
  [/俾|畀/g, '给'],
  [/(?<=被警察)拉/g, '抓'],
  [/郁手/g, '动手'],
  [/嚟/g, '来'],
  [/瞓/g, '睡'],
  [/搵/g, '找'],
  [/屋企/g, '家里'],
  [/细路仔?/g, '孩子'],
  [/细佬/g, '弟弟'],
  [/老豆|阿爸|老汉儿/g, '爸爸'],
  [/阿妈/g, '妈妈'],
  [/点算|咋整|咋个办|咋办|啷个办/g, '怎么办'],
  [/咋个?|啷个/g, '怎么'],
  [/啥子?|乜嘢?/g, '什么'],
];

const HEAD = 4000;
const TAIL = 1000;

/**
 * A message as phrases are compared with it: one width, lower case, simplified letters, nothing but letters and digits;
 * clause marks become one BREAK. Spaces, dots and symbols between letters (不.想 活*了) go, so they hide nothing.
 * Very long pastes are cut in the middle: people put what matters first and last.
 */
export function normalise(message: string): string {
  const text = message.length <= HEAD + TAIL ? message : `${message.slice(0, HEAD)}\n${message.slice(-TAIL)}`;
  let plain = '';
  for (const letter of text.normalize('NFKC').toLowerCase()) {
    if (/[,，。!！?？;；:：、\n…]/.test(letter)) {
      if (plain !== '' && !plain.endsWith(BREAK)) plain += BREAK;
    } else if (/[\p{L}\p{N}]/u.test(letter)) {
      plain += TRADITIONAL.get(letter) ?? letter;
    }
  }
  const common = DIALECT.reduce((said, [words, meant]) => said.replace(words, meant), plain);
  return common.replace(new RegExp(`${BREAK}+$`), '');
}
