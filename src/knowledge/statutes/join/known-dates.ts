import type { LocalDate } from '../../../core/dates.ts';
import type { StatuteKind } from '../statute.ts';
import { normaliseTitle } from '../title.ts';

/**
 * Amended laws go on stating the day of their first version; the day the amendment took effect stands only in the amending
 * decision, which the public collections mostly leave out. These are such days, by the decision's date. Facts, checkable in
 * the decisions published by 全国人大常委会公报; a decision that takes effect when it is published needs no entry.
 */
const DECISIONS: { adopted: string; effective: string; titles: string[] }[] = [
  { adopted: '1990-04-04', effective: '1997-07-01', titles: ['香港特别行政区基本法'] },
  { adopted: '2003-12-27', effective: '2004-02-01', titles: ['中国人民银行法', '商业银行法'] },
  { adopted: '2006-10-31', effective: '2007-01-01', titles: ['银行业监督管理法'] },
  { adopted: '2007-12-29', effective: '2008-05-01', titles: ['道路交通安全法'] },
  { adopted: '2009-12-26', effective: '2010-04-01', titles: ['可再生能源法'] },
  { adopted: '2010-01-09', effective: '2010-02-01', titles: ['专利法实施细则'] },
  { adopted: '2010-12-20', effective: '2011-01-01', titles: ['工伤保险条例'] },
  { adopted: '2011-02-25', effective: '2011-05-01', titles: ['刑法'] },
  { adopted: '2011-04-22', effective: '2011-05-01', titles: ['道路交通安全法'] },
  { adopted: '2011-06-30', effective: '2011-09-01', titles: ['个人所得税法'] },
  { adopted: '2011-10-29', effective: '2012-01-01', titles: ['居民身份证法'] },
  { adopted: '2012-02-29', effective: '2012-07-01', titles: ['清洁生产促进法'] },
  { adopted: '2012-03-14', effective: '2013-01-01', titles: ['刑事诉讼法'] },
  { adopted: '2012-08-31', effective: '2013-01-01', titles: ['民事诉讼法', '农业技术推广法'] },
  {
    adopted: '2012-10-26',
    effective: '2013-01-01',
    titles: [
      '监狱法',
      '律师法',
      '未成年人保护法',
      '预防未成年人犯罪法',
      '治安管理处罚法',
      '国家赔偿法',
      '人民警察法',
    ],
  },
  { adopted: '2012-12-28', effective: '2013-01-01', titles: ['农业法'] },
  { adopted: '2012-12-28', effective: '2013-07-01', titles: ['劳动合同法'] },
  { adopted: '2013-08-30', effective: '2014-05-01', titles: ['商标法'] },
  { adopted: '2013-10-25', effective: '2014-03-15', titles: ['消费者权益保护法'] },
  { adopted: '2013-12-11', effective: '2014-01-01', titles: ['全国年节及纪念日放假办法'] },
  { adopted: '2013-12-28', effective: '2014-03-01', titles: ['公司法'] },
  { adopted: '2014-08-31', effective: '2014-12-01', titles: ['安全生产法'] },
  { adopted: '2014-11-01', effective: '2015-05-01', titles: ['行政诉讼法'] },
  { adopted: '2015-08-29', effective: '2015-10-01', titles: ['促进科技成果转化法', '商业银行法'] },
  { adopted: '2015-08-29', effective: '2015-11-01', titles: ['刑法'] },
  { adopted: '2015-12-27', effective: '2016-01-01', titles: ['人口与计划生育法'] },
  { adopted: '2015-12-27', effective: '2016-06-01', titles: ['教育法', '高等教育法'] },
  { adopted: '2016-11-07', effective: '2017-09-01', titles: ['民办教育促进法'] },
  { adopted: '2017-06-27', effective: '2017-07-01', titles: ['行政诉讼法', '民事诉讼法'] },
  { adopted: '2017-06-27', effective: '2018-01-01', titles: ['水污染防治法'] },
  {
    adopted: '2017-09-01',
    effective: '2018-01-01',
    titles: ['法官法', '检察官法', '公务员法', '律师法', '公证法', '仲裁法', '行政复议法', '行政处罚法'],
  },
  {
    adopted: '2017-11-04',
    effective: '2017-11-05',
    titles: [
      '会计法',
      '海洋环境保护法',
      '文物保护法',
      '海关法',
      '中外合作经营企业法',
      '母婴保健法',
      '民用航空法',
      '公路法',
      '港口法',
      '职业病防治法',
      '境外非政府组织境内活动管理法',
    ],
  },
  { adopted: '2017-12-27', effective: '2017-12-28', titles: ['招标投标法', '计量法'] },
  { adopted: '2018-08-31', effective: '2019-01-01', titles: ['个人所得税法'] },
  { adopted: '2018-12-29', effective: '2019-01-01', titles: ['农村土地承包法'] },
  { adopted: '2019-04-23', effective: '2019-11-01', titles: ['商标法'] },
  { adopted: '2019-08-26', effective: '2020-01-01', titles: ['土地管理法', '城市房地产管理法'] },
  { adopted: '2019-12-28', effective: '2020-01-01', titles: ['台湾同胞投资保护法'] },
  {
    adopted: '2020-10-17',
    effective: '2020-10-18',
    titles: ['全国人民代表大会和地方各级人民代表大会选举法'],
  },
  { adopted: '2020-10-17', effective: '2021-01-01', titles: ['国旗法', '国徽法'] },
  { adopted: '2020-10-17', effective: '2021-06-01', titles: ['专利法'] },
  { adopted: '2020-11-11', effective: '2021-06-01', titles: ['著作权法'] },
  { adopted: '2020-12-26', effective: '2021-03-01', titles: ['刑法'] },
  {
    adopted: '2021-03-11',
    effective: '2021-03-12',
    titles: ['全国人民代表大会组织法', '全国人民代表大会议事规则'],
  },
  { adopted: '2021-04-29', effective: '2021-04-30', titles: ['教育法'] },
  { adopted: '2021-06-10', effective: '2021-09-01', titles: ['安全生产法'] },
  { adopted: '2021-10-23', effective: '2022-01-01', titles: ['审计法'] },
  { adopted: '2021-12-24', effective: '2022-01-01', titles: ['民事诉讼法', '工会法'] },
  { adopted: '2021-12-24', effective: '2022-03-01', titles: ['种子法'] },
  {
    adopted: '2022-03-11',
    effective: '2022-03-12',
    titles: ['地方各级人民代表大会和地方各级人民政府组织法'],
  },
  { adopted: '2022-06-24', effective: '2022-06-25', titles: ['全国人民代表大会常务委员会议事规则'] },
  { adopted: '2022-06-24', effective: '2022-08-01', titles: ['反垄断法'] },
  { adopted: '2023-03-13', effective: '2023-03-15', titles: ['立法法'] },
  { adopted: '2023-09-01', effective: '2024-01-01', titles: ['民事诉讼法'] },
  { adopted: '2023-12-11', effective: '2024-01-20', titles: ['专利法实施细则'] },
  { adopted: '2023-12-29', effective: '2024-03-01', titles: ['刑法', '消耗臭氧层物质管理条例'] },
  { adopted: '2023-12-29', effective: '2024-09-05', titles: ['慈善法'] },
  { adopted: '2024-06-28', effective: '2024-07-01', titles: ['会计法'] },
  { adopted: '2024-11-10', effective: '2025-01-01', titles: ['全国年节及纪念日放假办法'] },
  {
    adopted: '2025-03-11',
    effective: '2025-03-12',
    titles: ['全国人民代表大会和地方各级人民代表大会代表法'],
  },
  { adopted: '2024-12-25', effective: '2025-06-01', titles: ['监察法'] },
  { adopted: '2025-09-12', effective: '2025-12-01', titles: ['食品安全法'] },
  { adopted: '2025-10-28', effective: '2026-01-01', titles: ['网络安全法', '村民委员会组织法'] },
];

const BY_DECISION = new Map(
  DECISIONS.flatMap(({ adopted, effective, titles }) =>
    titles.map((title) => [`${adopted} ${normaliseTitle(title)}`, effective as LocalDate]),
  ),
);

/** Decisions that changed many at once, told by the kind and the day of publication. */
const BATCHES: { kind: StatuteKind; published: string[]; effective: string }[] = [
  // 法释〔2020〕17至21号 revised the interpretations for the Civil Code, and the new ones for it came out with them.
  { kind: '司法解释', published: ['2020-12-23', '2020-12-25', '2020-12-29'], effective: '2021-01-01' },
  // 国务院令第752号 and 第797号; the other collective decisions (588, 709, 732, 764号 …) took effect when published.
  { kind: '行政法规', published: ['2022-03-29'], effective: '2022-05-01' },
  { kind: '行政法规', published: ['2024-12-06'], effective: '2025-01-20' },
];

/** The first day in force of the version of `key` adopted on `promulgated`, where we know it better than its text. */
export function knownStart(key: string, kind: StatuteKind, promulgated: LocalDate): LocalDate | undefined {
  const batch = BATCHES.find((one) => one.kind === kind && one.published.includes(promulgated));
  return BY_DECISION.get(`${promulgated} ${key}`) ?? (batch?.effective as LocalDate | undefined);
}
