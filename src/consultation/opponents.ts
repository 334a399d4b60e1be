/** Organisations by how their names end, longest ending first. */
const ENDINGS =
  '有限责任公司|有限公司|物业公司|建筑公司|公司|集团|工程队|施工队|物业|小区|花园|家园|公寓|工地|商场|超市|酒店|宾馆|餐厅|饭店|健身房|培训班|培训机构|幼儿园|学校|医院|诊所|银行|厂|店';
const NAMED = new RegExp(`([\\p{Script=Han}A-Za-z0-9]{2,14}?)(${ENDINGS})`, 'gu');
/** What stands before a name in a sentence and is no part of it. */
const BEFORE =
  /^.*(我们|咱们|他们|你们|自己|那个|这个|一家|家里|现在|目前|一直|就是|叫做|因为|被|在|和|跟|与|给|找|告|把|向|从|是|叫|的|了|去|到|让|对|有|住|于|为)/u;
/** Words that name a kind and nobody in particular. */
const KINDS =
  /^(老|旧|新|大|小|本|该|某|那|这|我|他|她|你|们|家|几|两|一|个|物业|建筑|劳务|装修|装饰|搬家|保险|快递|外卖|中介|房产|房地产|开发|开发商|贷款|网络|科技|贸易|教育|培训|工程|民营|私人|外地|本地|当地|附近|原来|以前|整个|全|住宅|老旧|健身|美容|医疗|出租|保洁|保安|派遣|用工|上班|打工|工作|单位)*$/u;

/**
 * The organisations a resident names: the other side, or the place. Many residents naming one in a short time is
 * what staff must hear of early (forty workers and one employer, a building and its property company).
 */
export function opponentsIn(text: string): string[] {
  const names = new Set<string>();
  for (const [, given = '', ending = ''] of text.matchAll(NAMED)) {
    const name = given.replace(BEFORE, '');
    if (name.length < 2 || KINDS.test(name)) continue;
    names.add(`${name}${ending.replace(/^有限(责任)?/, '')}`);
  }
  return [...names].slice(0, 5);
}

const ROAD = /([\p{Script=Han}]{2,8}?(?:路|街|巷|弄|大道|胡同))\s*([0-9一二三四五六七八九十百]+)\s*号/gu;
const BUILDING = /([0-9A-Za-z一二三四五六七八九十]{1,3})\s*(?:号楼|栋|幢|座)/gu;
const ESTATE = /(小区|花园|家园|公寓)$/;

/**
 * The places a resident names: a house in a road, a building. A building is one of the estate named in the same words,
 * else of the resident's community: its number alone says nothing.
 */
export function placesIn(text: string, community: string | undefined): string[] {
  const places = new Set<string>();
  for (const [, road = '', number = ''] of text.matchAll(ROAD)) {
    const name = road.replace(BEFORE, '');
    if (name.length >= 3) places.add(`${name}${number}号`);
  }
  const estate = opponentsIn(text).find((name) => ESTATE.test(name)) ?? community;
  for (const [, number = ''] of text.matchAll(BUILDING)) {
    if (estate) places.add(`${estate}${number.toUpperCase()}号楼`);
  }
  return [...places].slice(0, 3);
}
