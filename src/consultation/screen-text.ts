import type { Button } from '../contracts/reply.ts';
import type { CallBack } from './ports.ts';
import type { Smalltalk } from './triage/triage.ts';

/** Everything the bot says that is not an answer from knowledge. One place, so that it can be read as a whole. */

export const BUTTONS = {
  human: { label: '找法律顾问', action: 'human' },
  mediate: { label: '申请调解', action: 'mediate' },
  new: { label: '问新问题', action: 'new' },
  my: { label: '我的咨询', action: 'my' },
  cases: { label: '我的调解', action: 'm:cases' },
  areas: { label: '选社区', action: 'areas' },
  privacy: { label: '隐私说明', action: 'privacy' },
  help: { label: '怎么用', action: 'help' },
  export: { label: '导出我的数据', action: 'export' },
  erase: { label: '删除我的数据', action: 'erase' },
  eraseSure: { label: '确定删除', action: 'erase-sure' },
  topic: (label: string, id: string): Button => ({ label, action: `topic:${id}` }),
  guide: (title: string, id: string): Button => ({ label: title, action: `guide:${id}` }),
  area: (name: string, id: string): Button => ({ label: name, action: `area:${id}` }),
  useful: (turn: string): Button => ({ label: '有用', action: `useful:${turn}` }),
  useless: (turn: string): Button => ({ label: '没用', action: `useless:${turn}` }),
  articles: (turn: string): Button => ({ label: '看法条', action: `articles:${turn}` }),
  rephrase: (turn: string): Button => ({ label: '换个说法', action: `rephrase:${turn}` }),
  option: (label: string, turn: string, index: number): Button => ({
    label,
    action: `option:${turn}:${index}`,
  }),
  skip: (turn: string): Button => ({ label: '跳过', action: `skip:${turn}` }),
  end: { label: '结束这件事', action: 'end' },
  rate: (number: string, score: number): Button => ({
    label: `${score} 分`,
    action: `rate:${number}:${score}`,
  }),
  reopen: (number: string): Button => ({ label: '还没办好，接着办', action: `reopen:${number}` }),
  rateWord: (number: string): Button => ({ label: '写一句', action: `rate-word:${number}` }),
  openMatter: (number: string): Button => ({ label: '打开这件', action: `open:${number}` }),
  draft: (number: string): Button => ({ label: '起草', action: `draft:${number}` }),
} as const;

/** What stands in an answer beside what guides and articles say. */
export const ANSWER = {
  whichOne: (count: number) =>
    count > 1
      ? '您说的像是下面几种情况，先看是哪一种，点下面的按钮就能看到怎么办、去哪里、带什么。'
      : '您说的像是下面这种情况，是的话，点下面的按钮就能看到怎么办、去哪里、带什么。',
  choice: (title: string, short: string) => `如果是「${title}」：${short}`,
  noneOfThese: '都不是的话，换几个字再说一遍（和谁、因为什么事、想要什么），或者点「找法律顾问」。',
  nothingFits: '我没有找到正好说这件事的规定，不敢替您下结论。',
  nearest: '跟您说的事最接近的是下面几条规定，先看看说的是不是您的情况。',
  askAdviser:
    '上面的法律规定只是相近，合不合您的情况要看细节：请把事情再说具体一点，看看下面有没有相近的指南，或者点「找法律顾问」，社区的法律顾问免费给您看。',
  nextStep:
    '上面是跟您这件事最相关的法律规定。具体怎么办还要看细节：可以点下面相关的指南，或者点「找法律顾问」，社区的法律顾问免费给您看。',
  alsoAsked: (title: string) => `您还问到「${title}」，点下面的按钮看。`,
} as const;

/** What a resident reads of their own data: the list of consultations and the exported file. */
export const MINE = {
  noTopic: '未分类',
  exportedAt: '导出时间',
  channel: '渠道',
  area: '社区',
  consultations: '咨询',
  messages: '消息',
  appointment: (time: string, place: string, accepted: boolean) =>
    `${accepted ? '约好' : '等您答复：'} ${time} 在${place}见面`,
} as const;

export const SAY = {
  welcome: (street: string, area: string | undefined) =>
    [
      `您好，这里是法邻，${street}的法律咨询助手。`,
      area ? `您所在的社区：${area}。` : '',
      '遇到什么事，直接用平常的话告诉我，比如「楼上漏水，他不管怎么办」。我会告诉您怎么办、依据哪条法律、去哪里办；需要的话，帮您转给社区的法律顾问。',
      '请不要发身份证号、银行卡号。',
    ]
      .filter(Boolean)
      .join('\n\n'),
  chooseArea: '请选一下您住的社区，我好告诉您就近去哪里办、找哪位法律顾问。',
  areaChosen: (name: string) => `记下了，您在${name}。有什么问题，直接说就行。`,
  topicAsk: (label: string) => `关于${label}，大家常问这些，点一下就看；也可以直接说您的情况。`,
  areaUnknown: '没有找到这个社区，请从下面选。',
  help: [
    '直接说事就行，一句话、几句话都可以，不用讲究格式。',
    '• 我先按法律和办事指南回答，每条都标出处，点「看法条」可以看原文。',
    '• 想找真人：点「找法律顾问」，或者直接说「转人工」。',
    '• 邻里、家庭、欠款一类的纠纷，可以点「申请调解」，人民调解不收费。',
    '• 换一件事：点「问新问题」。查以前问过的：点「我的咨询」。',
    '• 紧急情况请直接打 110（报警）、120（急救）、119（火警）。法律援助热线 12348。',
    '智能助手的回答仅供参考，重要的事请再问法律顾问。',
  ].join('\n'),
  privacy: [
    '我们记录什么：您问的话、我们的回答、您选的社区，用来办您的事和做不记名的统计。',
    '您的联系方式加密保存。身份证号、手机号、银行卡号在交给智能模型之前都会遮住。',
    '谁能看：办理您这件事的法律顾问、调解员和工作人员，每次查看都有记录。',
    '您可以随时导出或者删除自己的数据。删除以后，内容和联系方式都清掉，只留下不含个人信息的件数统计。',
  ].join('\n\n'),
  eraseAsk:
    '删除以后，您问过的话、我们的回答、联系方式都会清掉，不能恢复；正在办的事也会中断。确定要删除吗？',
  erased: '已经删除了您的数据。以后再来问，会当作新朋友接待。',
  exported: '这是您在这里的全部记录。',
  exportName: '我的法邻咨询记录.json',
  noConsultations: '您还没有咨询过。有什么问题，直接说就行。',
  newMatter: '好的，我们说一件新的事。请讲。',
  smalltalk: {
    greeting: '您好！我是社区的法律咨询助手。遇到了什么事？用平常的话说就行，比如「老板拖欠工资两个月」。',
    thanks: '不客气。还有别的问题随时问；要是事情有变化，也可以接着说。',
    farewell: '好的，再见。以后有事随时来问。',
    'who-are-you':
      '我是法邻，社区的法律咨询助手，是智能程序，不是真人。我按法律条文和办事指南回答，每条都标出处，回答仅供参考；需要真人，就说「转人工」，我帮您找社区的法律顾问。',
    abuse: '我听得出您很着急、很生气。您把事情说一说，我尽力帮您；不想跟机器说，就点「找法律顾问」。',
    praise: '谢谢您。能帮上忙就好，还有问题随时问。',
  } satisfies Record<Smalltalk, string>,
  notLegal:
    '这件事不在我能回答的范围里，我只懂法律和社区办事方面的问题。街道社区的其他事情可以打 12345 问问。您要是有法律上的事，直接说就行。',
  unclear:
    '不好意思，我没看懂。请用一两句话说说：和谁、因为什么事、现在到了哪一步？比如「租房到期，房东不退押金」。',
  tooLong: (kept: number) =>
    `您发的内容很长，我先按前 ${kept} 个字来理解。要是漏了要紧的，请用几句话再说一遍最想问的问题。`,
  file: '收到您发来的文件，已经存好，转人工以后法律顾问能看到。我看不了图片和文件里的内容，请用文字说说您想问什么。',
  voiceUnsupported: '收到您的语音，但我现在还听不了语音。请打字说，或者用输入法的语音转文字。',
  noMatch: '这个问题我手头没有合适的法律条文和指南，不敢乱答。',
  whichOfThese:
    '您想问的是不是下面的事？是的话点一下。都不是，就再说具体一点：和谁、因为什么事、现在到了哪一步；也可以直接找法律顾问。',
  withheld: '我找到了一些材料，但是核对下来依据不够牢靠，不敢就这样答复您。',
  failed: '对不起，系统出了点问题，没能答复您。',
  withPerson: '您的事正由专人办理，有话直接发在这里，对方都能看到；要申请调解，也直接跟对方说。',
  relayHeader: (number: string, name: string | undefined, edited: boolean) =>
    `【${number}】居民${name ?? ''}${edited ? '改了刚才的话' : ''}：`,
  nothingToEnd: '现在没有正在办的事。',
  ended: (number: string) => `好的，${number} 这件事结束了。请给这次服务打个分，5 分最好。`,
  endedByResident: (number: string) => `【${number}】居民结束了这件事。`,
  marks: ['很不满意', '不满意', '一般', '满意', '很满意'],
  rated: '谢谢您的评价。以后有事随时来问。',
  askRateWord: '请打字说说哪里好、哪里不好，我们会认真看。',
  appointment: {
    accepted: '约好了。前一天和前一小时会提醒您；请带上身份证和手里的材料。',
    declined: '好的，这次不约了。',
    askTime: '请打字说说您什么时间方便，比如「周五下午三点以后」。',
    changeAsked: '已经转告，对方会重新约时间。',
    toPerson: {
      accept: (number: string) => `【${number}】居民答应了见面的时间。`,
      decline: (number: string) => `【${number}】居民不见面了。`,
      'ask-change': (number: string, wish: string) => `【${number}】居民想改见面的时间：${wish}`,
    },
  },
  resolved: '太好了，谢谢您告诉我们。以后有事随时来问。',
  ratedLow: '谢谢您说真话，已经告诉工作人员。这件事还没办好的话，可以接着办。',
  lowMark: (number: string, score: number) => `【${number}】居民评价 ${score} 分，请了解情况。`,
  reopened: (number: string) => `${number} 接着办，已经重新排上，编号不变，前面说过的不用再说。`,
  resultsOfSuggestions: '您是不是想问下面这些？',
  called: (number: string, { who, role, when, onDutyNow }: CallBack) =>
    `已经帮您转给${role}${who}，${onDutyNow ? '现在正在值班' : '现在不是值班时间'}，会在${when}联系您。您的咨询编号是 ${number}。等不及可以先打 12348 法律援助热线（免费）。`,
  calledAlready: (number: string, when: string) =>
    `您的事已经转给人工了（编号 ${number}），会在${when}联系您。这期间有新情况，直接发给我，法律顾问都能看到。`,
  calledForMediation: (number: string, { who, role, when }: CallBack) =>
    `已经记下您的调解申请，由${role}${who}跟您联系，时间在${when}。您的咨询编号是 ${number}。人民调解不收费，要双方都愿意才能调；对方不同意也没关系，还可以走仲裁或者起诉。`,
  noMediation: '这件事不适合调解。我已经请人尽快联系您；有危险请马上打 110。',
  complaint: '您反映的情况我记下来了，会转给街道工作人员。',
  useful: '谢谢您的评价。',
  useless: '抱歉没帮上忙。您可以换个说法再问一次，或者点「找法律顾问」。',
  uselessTwice: '抱歉，两次都没帮上忙，我请法律顾问直接联系您。',
  rephrased: '换个说法：',
  noArticles: '这条回答没有引用法律条文。',
  optionGone: '这个按钮已经过期了，直接打字告诉我就行。',
  skipped: '好的，那就按一般情况来。',
  option: (question: string, option: string) => `${question} ${option}`,
  askBecause: '想再确认一下，好说得更准：',
  edited: '看到您改了刚才那句话，我按改后的重新看。',
  notes: {
    sample: '现在用的是示例街道的资料，地址电话都是示例，请以当地公布的为准。',
    noStatutes:
      '法条原文还没有导入，点出处看到的是白话说明；原文可以在国家法律法规数据库 flk.npc.gov.cn 查。',
    chooseArea: '选一下社区，就能告诉您就近去哪里。',
  },
} as const;
