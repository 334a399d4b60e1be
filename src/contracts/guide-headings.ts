/** The fixed sections of a guide, in the order they are shown. */
export const GUIDE_HEADINGS = [
  '简单说',
  '适用',
  '怎么做',
  '带什么',
  '费用',
  '时限',
  '别踩坑',
  '找人',
] as const;
export type GuideHeading = (typeof GUIDE_HEADINGS)[number];
