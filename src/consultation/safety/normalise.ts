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
  return plain.replace(/俺们?|咱们?/g, '我').replace(new RegExp(`${BREAK}+$`), '');
}
