/** What people of the day say. Made up; none names a company except the forty workers'. */

export const QUESTIONS = [
  '楼上漏水把我家天花板泡了，他不管怎么办',
  '公司拖欠我三个月工资怎么办',
  '房东不退押金怎么办',
  '离婚孩子归谁',
  '借出去的钱要不回来怎么办',
  '试用期被辞退有补偿吗',
  '老人去世房子怎么继承',
  '交通事故对方不赔怎么办',
  '买到假货怎么退',
  '邻居半夜很吵怎么办',
  '没签劳动合同能要双倍工资吗',
  '怎么申请法律援助',
  '工伤怎么认定',
  '物业费太贵不想交可以吗',
  '彩礼能要回来吗',
  '狗咬了人谁赔',
] as const;

export const FOLLOW_UPS = ['那要多久', '要带什么材料', '去哪里办', '要花钱吗'] as const;
export const SMALL_TALK = ['你好', '谢谢', '在吗'] as const;
export const PERSON = '转人工';
export const WORKER = '我在宏达建筑公司打工，老板拖欠工资三个月不给';
export const WORKER_EMPLOYER = '宏达建筑公司';
export const EMERGENCY = '老公喝了酒又动手打我，我现在躲在厕所不敢出去';
export const MORE = ['我还有材料', '再补充一点', '对方今天又来了', '这样行不行', '我记错了日期'] as const;
export const ADVICE = ['先把证据留好', '您看这样办', '材料带齐就行', '我帮您问过了', '按这个步骤来'] as const;
export const SUMMARY = '已告知办理办法';
export const HAND_ON = '另一位更熟悉';

/** Words nobody else says, so that where they turn up can be counted. */
export const marked = (words: string, by: string, n: number): string => `${words}（${by}之${n}）`;

export const APPLICATION = {
  facts: '楼上装修时水管没关好，泡了我家天花板，找过两次都不管。',
  claims: '赔修理费 5000 元，把水管修好。',
} as const;
export const IN_ROOM = ['我先说说经过', '照片都在这里', '钱的事可以商量', '不是我一个人的责任'] as const;
export const APART = ['底线我只跟您说', '他不知道我还有录音', '最多再让一千', '其实我想早点了结'] as const;
export const MEDIATES = ['请双方慢慢说', '我们一条一条来', '先看修理费怎么算'] as const;
