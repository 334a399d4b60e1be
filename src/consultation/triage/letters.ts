/** A message without the politeness around it: 你好，请问一下……谢谢律师！ says no more than what is in the middle. */
export function withoutCourtesy(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(
      // 律师费 and 老师打人 address nobody.
      /^(?:(?:请问|您好|你好|打扰|各位|(?:律师|老师|专家|大家|同志|咨询)(?=们|一下|律师|啊|呀|哈|[，,。.!！~、\s您你我请想问]|$))(?:们|一下|大家|律师(?=[，,。.!！~、\s您你我请想问]|$)|啊|呀|哈|了)?[，,。.!！~、\s]*)+/u,
      '',
    )
    .replace(
      /(?:[，,。.!！?？~\s]*(?:谢谢|多谢|麻烦|拜托|感谢|求解答|急|在线等)(?:您|你|律师|了|啊|大家|解答)?)+[，,。.!！~\s]*$/u,
      '',
    )
    .trim();
}

/** Letters and digits alone. */
export function lettersOnly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Nothing a person can have meant as a question: no letters, one letter over and over, keyboard runs, bare numbers. */
export function isGibberish(text: string): boolean {
  const letters = lettersOnly(text);
  if (letters === '') return true;
  const han = letters.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (/^\d+$/.test(letters)) return true;
  const distinct = new Set(letters).size;
  if (letters.length >= 4 && distinct <= 2 && !/^(?:hi|ok|谢谢|哈哈|你好)/.test(letters)) return true;
  if (han === 0)
    return !/\b(?:hi|hello|hey|ok|thanks?|thank you|bye|good|law|help|lawyer|human|what|how|can|is|the|my|you)\b/i.test(
      text,
    );
  // Latin or digit salad with a stray character or two.
  if (letters.length >= 8 && han / letters.length < 0.2 && !/[a-z]{3,}\s[a-z]{2,}/i.test(text)) return true;
  return han >= 6 && distinct / letters.length < 0.25 && letters.length < 60;
}
