import type { Answer } from '../../src/contracts/answer.ts';
import type { Reply } from '../../src/contracts/reply.ts';

/** An answer with every part, as the flow composes them; the law is made up. */
const leakAnswer: Answer = {
  title: '楼上漏水',
  short: [
    {
      text: '楼上要负责修好、赔偿损失。先留证据再协商，谈不拢可以免费申请人民调解，还不行就起诉。',
      cites: [1],
    },
  ],
  steps: [
    { text: '拍照录像，写下时间；请物业到场查原因并签字。', cites: [] },
    { text: '书面通知楼上限期修好，留好聊天记录和维修报价。', cites: [] },
    { text: '协商不成，向社区申请调解，调解不收费。也可以先打 12348 问清楚。', cites: [3] },
    { text: '仍不成，向房屋所在地法院起诉，可以一并申请鉴定漏水原因。', cites: [] },
  ],
  law: [
    { text: '《示例法》第二百九十六条：用水排水要尽量避免给邻居造成损害。', cites: [1] },
    { text: '《示例法》第一千一百六十五条：有过错造成损害的要赔偿。', cites: [2] },
  ],
  deadlines: [{ text: '起诉时效三年，从知道受损和谁造成时起算。', cites: [2] }],
  bring: ['身份证', '房产证明', '漏水照片、录像', '维修报价单'],
  cost: [{ text: '人民调解不收费；起诉按标的收诉讼费，确有困难可以申请缓交。', cites: [] }],
  pitfalls: [{ text: '不要自己断楼上的水，出了事您要担责。', cites: [] }],
  person: [{ text: '楼上一直不开门，或者损失超过一万元。', cites: [] }],
  places: [
    {
      key: 'legal-service',
      name: '春风社区公共法律服务室',
      address: '示例街道春风路 1 号（示例）',
      hours: '周一至周五 9:00–12:00、13:30–17:00',
      phone: '000-0000-0001',
    },
  ],
  citations: [
    {
      n: 1,
      passageId: 'article:示例法@2021/296',
      kind: 'article',
      label: '《示例法》第二百九十六条',
      gist: '用水排水要尽量避免给邻居造成损害。',
      statute: '示例法',
      article: '296',
    },
    {
      n: 2,
      passageId: 'article:示例法@2021/1165',
      kind: 'article',
      label: '《示例法》第一千一百六十五条',
      gist: '有过错造成损害的要赔偿。',
      statute: '示例法',
      article: '1165',
    },
    {
      n: 3,
      passageId: 'guide:leak#steps',
      kind: 'guide',
      label: '办事指南：楼上漏水',
      gist: '先拍照，再找物业，协商不成申请调解。',
    },
  ],
  related: [
    { guide: 'property-fee', title: '物业不管怎么办' },
    { guide: 'mediation', title: '怎么申请人民调解' },
  ],
  writer: 'composed',
  notes: ['地址和电话是示例数据。'],
};

export const answerReply = (turn: string): Reply => ({
  body: { type: 'answer', answer: leakAnswer },
  buttons: [
    [
      { label: '看法条', action: `articles:${turn}` },
      { label: '换个说法', action: `rephrase:${turn}` },
    ],
    [
      { label: '申请调解', action: 'mediate' },
      { label: '找法律顾问', action: 'human' },
    ],
    [
      { label: '有用', action: `useful:${turn}` },
      { label: '没用', action: `useless:${turn}` },
    ],
  ],
});

export const emergencyReply: Reply = {
  body: {
    type: 'emergency',
    label: '家庭暴力',
    script:
      '您现在安全吗？如果对方正在打您，请马上离开，去邻居家或人多的地方，并拨打 110。\n到了安全的地方，请去医院看伤、留好病历和照片。可以向法院申请人身安全保护令，不收费。\n我们已经通知社区的法律顾问，会尽快联系您。家庭暴力不会安排调解。',
    numbers: [
      { number: '110', name: '报警' },
      { number: '120', name: '急救' },
      { number: '12338', name: '妇女维权热线' },
    ],
  },
  buttons: [[{ label: '找法律顾问', action: 'human' }]],
};
