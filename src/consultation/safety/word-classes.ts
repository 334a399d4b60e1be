const PARTNER =
  '老公|丈夫|我男人|先生|爱人|男朋友|男友|对象|前夫|前男友|老婆|妻子|媳妇|前妻|女朋友|女友|婆婆|公公|孩子爸|孩子他爸|娃他爸|娃爸|他爸|她爸|同居';
const CHILD = '孩子|小孩|娃|儿子|女儿|闺女|孙子|孙女|外孙|宝宝|婴儿|男孩|女孩|学生|小朋友|侄子|侄女';
const OLD =
  '老人|老太|老大爷|大爷|大妈|老母亲|老父亲|奶奶|爷爷|外婆|外公|姥姥|姥爷|老爷子|老两口|爸妈|父母|母亲|父亲|我妈|我爸|婆婆|公公|[六七八九]十多?岁?了?';

/**
 * Words that stand for each other in the phrases of safety.yaml, written {伴侣}. They are code because a slip here
 * silences every phrase that uses them; alternatives of a regular expression.
 */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  伴侣: PARTNER,
  家人: `${PARTNER}|${CHILD}|爸|妈|爹|娘|哥|嫂|弟|姐|妹|叔|伯|舅|姨|姑|孙|家属|家里人|家人|亲戚|朋友|奶奶|爷爷|外婆|外公|父亲|母亲|二姨`,
  孩子: CHILD,
  老人: OLD,
  打: '打|殴打|暴打|毒打|揍|踢|踹|捶|扇|掐|抽|砍|捅|烫|拳打脚踢|动手|动刀|虐待',
  伤: '流血|出血|头破|打破|青|紫|鼻青脸肿|肿|骨折|住院|下不了床|下不了地|起不来|是伤|昏|吐血|站不起来|缝了',
  警: '警察|公安|派出所|民警|刑警|经侦|便衣|警方|警官',
  众人: '几十|上百|几百|成百|[一二两三四五六七八九\\d]百多?[号个人]|[二三四五六七八九]十[多几]|十几|全村|整栋|全小区|业主们|工友|工人们?|大伙|大家|村民|村里人|家属|所有业主|老乡|我们一群',
  楼: '楼|桥|窗|天台|阳台|塔吊|屋顶|楼顶',
};

/** Letters a … in a phrase may stand for; at most one clause mark among them. */
const GAP = '[^，]{0,9}(?:，[^，]{0,7})?';

/** Whether a phrase of safety.yaml has … , {…} or (a|b) in it; the others are compared letter by letter. */
export function isPattern(phrase: string): boolean {
  return /[…{(（]/.test(phrase);
}

/**
 * `{伴侣}…(打|骂)我` → a regular expression: {…} a class of words, … a gap, (a|b) one of them. Nothing else is special.
 * Throws a plain Error for an unknown class: the file is wrong, and the start says so.
 */
export function patternSource(phrase: string, normalise: (text: string) => string): string {
  return phrase
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/｜/g, '|')
    .split(/(\{[^}]*\}|…|[()|]|\?)/u)
    .map((part) => {
      if (part === '…') return GAP;
      if (part === '(') return '(?:';
      if (part === ')' || part === '|' || part === '?') return part;
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      if (name === undefined) return normalise(part);
      const words = WORD_CLASSES[name];
      if (words === undefined) throw new Error(`safety.yaml：没有词类 {${name}}`);
      return `(?:${words})`;
    })
    .join('');
}
