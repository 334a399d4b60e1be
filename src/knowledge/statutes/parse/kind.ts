import type { StatuteKind } from '../statute.ts';

/** The kind of a statute from its title and head, where the layout does not say. */
export function kindOf(title: string, head: readonly string[]): StatuteKind {
  const words = head.join('\n');
  if (/^(?:中华人民共和国)?宪法(?:修正案.*)?$/.test(title)) return '宪法';
  if (/^最高人民(?:法院|检察院)/.test(title) || /审判委员会|检察委员会/.test(words)) return '司法解释';
  if (/国家监察委员会/.test(words) && /条例|规定/.test(title)) return '监察法规';
  if (/全国人民代表大会/.test(words) || /^全国人民代表大会/.test(title)) return '法律';
  if (
    /国务院(?:令|第\d+次常务会议)|国务院.{0,12}(?:发布|公布|批准|通过)/.test(words) ||
    /^国务院/.test(title)
  )
    return '行政法规';
  if (/(?:省|自治区|市|州)(?:第.{1,6}届)?人民代表大会/.test(words)) return '地方性法规';
  if (/(?:部|委员会|局|署|银行)令/.test(words)) return '部门规章';
  if (/^中华人民共和国.*法$/.test(title)) return '法律';
  return '其他';
}

/** Who issued it: named in the title of interpretations and decisions, else by the last act of the head. */
export function issuerOf(title: string, head: readonly string[], kind: StatuteKind): string | undefined {
  const inTitle =
    /^((?:最高人民法院|最高人民检察院|公安部|国家安全部|司法部|全国人民代表大会常务委员会|全国人民代表大会|国务院|[\u4e00-\u9fff]{2,12}部)(?:[、，]?(?:最高人民法院|最高人民检察院|[\u4e00-\u9fff]{2,14}(?:部|委员会|总局|局)))*)(?=关于|办理|公布|贯彻)/.exec(
      title,
    )?.[1];
  if (inTitle) return inTitle;
  const words = head.filter((line) => !/^根据/.test(line)).join('\n') || head.join('\n');
  if (kind === '司法解释') {
    const courts = [/最高人民法院/, /最高人民检察院/]
      .filter((court) => court.test(words))
      .map((court) => court.source);
    if (courts.length > 0) return courts.join('、');
  }
  if (kind === '行政法规') return /中央军事委员会/.test(words) ? '国务院、中央军事委员会' : '国务院';
  if (kind === '法律' || kind === '宪法') {
    // The body that adopted the statute, not the one that last amended it.
    return (
      /全国人民代表大会常务委员会第|全国人民代表大会第/.exec(words)?.[0].slice(0, -1) ??
      '全国人民代表大会常务委员会'
    );
  }
  return undefined;
}
