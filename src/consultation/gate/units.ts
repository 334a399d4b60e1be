/** Unit → canonical unit and factor; the longest spelling first. 工作日 is not 日, 个月 is not 日, 半年 is not 六个月. */
export const UNITS: readonly [pattern: string, unit: string, factor: number][] = [
  ['个?工作日', 'workday', 1],
  ['个?自然日|天(?!然)|日(?!常|元|子|报|益)', 'day', 1],
  ['个月', 'month', 1],
  ['月(?=以?内|以上|以下|之内)', 'month', 1],
  ['周岁|岁', 'age', 1],
  ['周年|年(?!级|龄|代|轻|货|检|审|薪|报|会)', 'year', 1],
  ['周(?![边围末一二三四五六日])|个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])', 'week', 1],
  ['个?小时|个?钟头', 'hour', 1],
  ['分钟', 'minute', 1],
  ['平方米|平米|㎡|m2', 'square-metre', 1],
  ['平方公里', 'square-kilometre', 1],
  ['公里|千米', 'metre', 1000],
  ['厘米|公分', 'metre', 0.01],
  ['米(?!饭|面)', 'metre', 1],
  ['亩', 'mu', 1],
  ['毫克', 'milligram', 1],
  ['公斤|千克', 'gram', 1000],
  ['克', 'gram', 1],
  ['吨', 'ton', 1],
  ['分贝', 'decibel', 1],
  ['元|块钱|块(?=[,，。;；、)）]|以[上下内]|左右|$)|圆|人民币', 'yuan', 1],
  ['角', 'yuan', 0.1],
  ['个百分点', 'point', 1],
  ['倍', 'share', 1],
  ['成(?![员年本立功为果都交绩人分就了份熟长语群品型])', 'share', 0.1],
  ['折', 'off', 1],
  ['级(?!别)', 'grade', 1],
  ['(?:顺序|顺位)', 'rank', 1],
  ['人(?!民|员|身|格|口|家|士|力|行)|名(?!字|义|称|誉|额|单|下)', 'person', 1],
  ['次(?!性)', 'occasion', 1],
  ['份(?!额)', 'copy', 1],
  ['户(?!口|籍|主|名)', 'household', 1],
];
/** What time is counted in. */
export const TIMES: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year', 'hour']);
/** Counting words that ordinary talk is full of. */
export const WEAK: ReadonlySet<string> = new Set(['person', 'occasion', 'copy', 'household']);
/** Any unit, each alternative a group of its own, in the order of UNITS. */
export const UNIT = UNITS.map(([pattern]) => `(${pattern})`).join('|');
