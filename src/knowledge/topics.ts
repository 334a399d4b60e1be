import { z } from 'zod';
import type { TopicId } from '../core/ids.ts';
import { checkList, type Problem, readYaml } from './front-matter.ts';

/** The official classes of people's mediation (纠纷类型). */
export const DISPUTE_TYPES = [
  '婚姻家庭',
  '邻里',
  '房屋宅基地',
  '合同',
  '生产经营',
  '损害赔偿',
  '山林土地',
  '征地拆迁',
  '环境污染',
  '劳动争议',
  '消费',
  '医疗',
  '道路交通事故',
  '物业',
  '其他',
] as const;
export type DisputeType = (typeof DISPUTE_TYPES)[number];

/** 时限 of a matter: closed at once, the same day, within the week. */
export const TIERS = ['立报立办结', '日办快结', '周内办结'] as const;
export type Tier = (typeof TIERS)[number];

/** The twenty labels of consultation data sets; a topic of ours falls under one of them. */
export const DATASET_LABELS = [
  '婚姻家庭',
  '劳动纠纷',
  '交通事故',
  '债权债务',
  '刑事辩护',
  '合同纠纷',
  '房产纠纷',
  '侵权',
  '公司法',
  '医疗纠纷',
  '拆迁安置',
  '行政诉讼',
  '建设工程',
  '知识产权',
  '综合咨询',
  '人身损害',
  '涉外法律',
  '海事海商',
  '消费权益',
  '抵押担保',
] as const;
export type DatasetLabel = (typeof DATASET_LABELS)[number];

/** What a consultation is about (咨询类别). The Chinese name is the id. */
export interface Topic {
  id: TopicId;
  label: string;
  description: string;
  disputeType: DisputeType;
  tier: Tier;
  datasetLabel: DatasetLabel;
  /** Lay and legal words that speak for the topic. */
  keywords: readonly string[];
  /** Service keys of the directory to fall back on. */
  places: readonly string[];
  /** A button residents can press; `question` is sent when they do. `front`: on the first screen. */
  suggested: { text: string; question: string; front: boolean } | undefined;
}

const short = z.string().trim().min(1);
const topicSchema = z.strictObject({
  id: short,
  label: short.optional(),
  description: short,
  disputeType: z.enum(DISPUTE_TYPES),
  tier: z.enum(TIERS),
  datasetLabel: z.enum(DATASET_LABELS),
  keywords: z.array(short).min(5),
  places: z.array(short).default([]),
  suggested: z
    .strictObject({ text: short.max(12), question: short, front: z.boolean().default(false) })
    .optional(),
});

export function readTopics(file: string, content: string, problems: Problem[]): Topic[] {
  const yaml = readYaml(file, content, problems);
  const topics = yaml ? checkList(file, yaml, 'topics', topicSchema, problems) : [];
  return topics.map((topic) => ({
    ...topic,
    id: topic.id as TopicId,
    label: topic.label ?? topic.id,
    suggested: topic.suggested,
  }));
}
