import { OUTCOMES, type Outcome, REFERRALS, type Referral } from '../../consultation/states.ts';
import type { Button } from '../../contracts/reply.ts';
import { sayWhen } from '../duty.ts';

/** What is said at the desks of advisers, mediators and clerks, and to residents by them. One place. */

export const DESK_BUTTONS = {
  take: (number: string): Button => ({ label: '接手', action: `take:${number}` }),
  pass: (offer: string): Button => ({ label: '转给别人', action: `pass:${offer}` }),
  passAs: (offer: string, reason: string, label: string): Button => ({
    label,
    action: `pass-as:${offer}:${reason}`,
  }),
  story: (number: string): Button => ({ label: '看全文', action: `story:${number}` }),
  open: (number: string, label = '打开'): Button => ({ label, action: `open:${number}` }),
  sendTo: (number: string, message: string): Button => ({
    label: `发给 ${number}`,
    action: `send-to:${number}:${message}`,
  }),
  desk: { label: '我手上的', action: 'desk' },
  waiting: { label: '等着接的', action: 'waiting' },
  cases: { label: '我的调解', action: 'm:cases' },
  draft: (number: string): Button => ({ label: '起草', action: `draft:${number}` }),
  draftSend: (number: string, turn: string): Button => ({
    label: '发给居民',
    action: `draft-send:${number}:${turn}`,
  }),
  canned: (number: string): Button => ({ label: '常用语', action: `canned:${number}` }),
  cannedSend: (number: string, index: number, label: string): Button => ({
    label,
    action: `canned-send:${number}:${index}`,
  }),
  law: (number: string): Button => ({ label: '查法条', action: `law:${number}` }),
  note: (number: string): Button => ({ label: '备注', action: `note:${number}` }),
  handOn: (number: string): Button => ({ label: '转交', action: `hand-on:${number}` }),
  mediate: (number: string): Button => ({ label: '转调解', action: `m:from:${number}` }),
  handTo: (number: string, person: string, label: string): Button => ({
    label,
    action: `hand-to:${number}:${person}`,
  }),
  close: (number: string): Button => ({ label: '结束', action: `close:${number}` }),
  closeAs: (number: string, outcome: Outcome): Button => ({
    label: OUTCOMES[outcome],
    action: `close-as:${number}:${outcome}`,
  }),
  referTo: (number: string, referral: Referral): Button => ({
    label: REFERRALS[referral],
    action: `close-as:${number}:referred:${referral}`,
  }),
  pause: (number: string): Button => ({ label: '暂停计时', action: `pause:${number}` }),
  resume: (number: string): Button => ({ label: '恢复计时', action: `resume:${number}` }),
  cancel: { label: '不用了', action: 'cancel' },
  leave: { label: '请假/销假', action: 'leave' },
  unbind: { label: '解除绑定', action: 'unbind' },
} as const;

export const DESK_SAY = {
  bound: (name: string) =>
    `${name}，您好，这个账号已经和您的工作身份绑定。有居民需要您，卡片会发到这里，点「接手」就能直接回话。`,
  wrongCode: '绑定码不对，或者已经用过、过期了。请向管理员要一个新的。',
  unbound: (matters: number) =>
    `已经解除绑定。${matters > 0 ? `您手上的 ${matters} 件已经转回，由别人接着办。` : ''}居民的内容在这里不能再看了。`,
  away: (matters: number) =>
    `已经记为请假，不再派新的件给您。${matters > 0 ? `手上的 ${matters} 件已经转回，由别人接着办。` : ''}回来了再点一次。`,
  back: '欢迎回来，新的件会照常派给您。',
  help: '这里是您的工作台。打开一件以后，直接打字、发图、发语音就是回复那位居民；长按某条消息「回复」，就发给那一件的居民。',
  unknownSpeaker: '您的账号还没有和工作身份绑定，这句话没有发给居民。请先私下给我发 /bind 绑定码。',
  notInHand: '这一件现在不在您手上，这句话没有发给居民。要办，先点「接手」。',
  topicMade: (number: string) => `【${number}】原来的话题被删了，接着在这里办。`,
  nothingHeld: '您手上现在没有在办的件。',
  held: (lines: readonly string[]) => ['您手上在办的：', ...lines].join('\n'),
  nothingWaiting: '没有等着接的件。',
  waiting: (lines: readonly string[]) => ['等着接的：', ...lines].join('\n'),
  taken: (number: string) => `您已接手 ${number}。现在直接打字就是回复这位居民。`,
  takenByOther: (number: string, who: string) => `${number} 已经由${who}接手了，您不用办了。`,
  takenByYou: (number: string) => `${number} 本来就在您手上。`,
  notWaiting: (number: string) => `${number} 现在不需要接手了。`,
  notYours: '这一件不在您手上，不能看，也不能办。',
  conflict: '按规定您要回避这一件，不能接手。',
  gone: '这个按钮已经过期了。',
  whyPass: '为什么转给别人？',
  passed: (number: string) => `好的，${number} 已经转给下一位。`,
  opened: (number: string) => `【${number}】已打开，直接打字就是回复这位居民。`,
  toWhom: '这条要发给谁？请点一下。您也可以长按那位居民的消息「回复」。',
  nobody: '您现在没有打开任何一件，这条没有发出去。',
  nothingCorrected: '您改的那条没有发给居民，改动也不会发出。',
  askNote: (number: string) => `【${number}】请打出备注内容，只有办理的人看得到。`,
  noted: (number: string) => `【${number}】备注记下了。`,
  askLaw: (number: string) => `【${number}】要查哪一条？比如「民法典1076条」，或者说要查的问题。`,
  drafted: (number: string) => `【${number}】这是起草的答复，点「发给居民」才会发出去。`,
  noDraft: '知识库里没有合适的内容，起草不了，请您直接答复。',
  draftSent: (number: string) => `【${number}】已经发给居民。`,
  whichCanned: (number: string) => `【${number}】点一句发给居民。`,
  noCanned: '还没有常用语，可以在 knowledge/canned-replies.yaml 里写。',
  askHandOn: (number: string) =>
    `【${number}】要转给谁？点一位；不指定人，就直接打出转交的原因，由下一位接手。`,
  askHandTo: (number: string, who: string) =>
    `【${number}】转给${who}的原因是什么？请打出来，接手的人看得到。`,
  handTo: (who: string, load: number, onDuty: boolean) =>
    `${who}（手上 ${load} 件${onDuty ? '，值班' : ''}）`,
  handedOn: (number: string) => `【${number}】已经转交，前面的记录一起转过去。`,
  askOutcome: (number: string) => `【${number}】怎么办结的？`,
  askReferral: (number: string) => `【${number}】转介到哪里？`,
  askSummary: (number: string) => `【${number}】请用一句话写办理情况。`,
  closed: (number: string) => `【${number}】已经办结。`,
  askPause: (number: string) => `【${number}】为什么暂停计时？比如「等居民补材料」。`,
  paused: (number: string) => `【${number}】计时已暂停。`,
  resumed: (number: string) => `【${number}】计时恢复了。`,
  cancelled: '好的。',
  tooManyCodes: (until: Date | undefined) =>
    `绑定码输错太多次了，请${until ? `${CLOCK.format(until)} 以后` : '过一会儿'}再试。`,
  notFree: (who: string) => `${who || '这位同事'}现在不能接（请假、没有绑定，或者要回避），请换一位。`,
  lapsed: (number: string) =>
    `${number} 没有在时限内接手，已经转给下一位。还没人接的话，您仍然可以点「接手」。`,
  dutyOver: (number: string) => `${number} 您的值班结束了，这张卡片转给了现在值班的人。`,
  unknown: '没看懂。点下面的按钮，或者先打开一件再打字。',
} as const;

/** To the resident. */
export const RESIDENT_SAY = {
  taken: (number: string, role: string, who: string) =>
    `${role}${who}已经接手您的事（${number}），前面的情况都看到了。您有话直接发在这里。`,
  personHeader: (role: string, who: string) => `${role}${who}：`,
  handedOn: (number: string) => `您的事（${number}）转给另一位同事接着办，前面说过的不用再说。`,
  back: (number: string) =>
    `办理您这件事（${number}）的同事有变动，我们正在为您换一位接着办，前面说过的不用再说一遍。`,
  closed: (number: string, outcome: string, summary: string) =>
    [`您的事（${number}）办结了：${outcome}。`, summary, '请给这次服务打个分，5 分最好；没办好可以接着办。']
      .filter(Boolean)
      .join('\n'),
  takenUpAgain: (number: string, who: string) => `${who}接着办您的事（${number}），有话直接发在这里。`,
  idleClosed: (number: string) =>
    `您的事（${number}）好几天没有新消息，先办结了。还没办好，点下面的按钮接着办，编号不变。`,
  reviewed: (role: string, who: string) => `这份答复由${role}${who}看过后发出`,
} as const;

/** Appointments and asking after a matter. `who`: role and name. */
export const APPOINTMENT_SAY = {
  offered: (number: string, who: string, at: Date, place: string, now: Date) =>
    `${who}想约您当面谈（${number}）：${sayWhen(at, now)}，${place}。这个时间行吗？`,
  cancelled: (number: string, at: Date, now: Date) => `${sayWhen(at, now)} 的见面取消了（${number}）。`,
  badTime: '时间要在今后三个月之内。',
  badDay: '回访的日子要在今天以后。',
  remind: (number: string, at: Date, place: string, now: Date) =>
    `提醒：${sayWhen(at, now)} 见面（${number}），${place}。`,
  followUp: (number: string) => `您好，回访一下：您上次的事（${number}）解决了吗？`,
} as const;

export const appointmentButtons = (id: string): Button[][] => [
  [
    { label: '可以', action: `appointment:${id}:accept` },
    { label: '换个时间', action: `appointment:${id}:change` },
    { label: '不见了', action: `appointment:${id}:decline` },
  ],
];

export const followUpButtons = (id: string): Button[][] => [
  [
    { label: '解决了', action: `follow-up:${id}:resolved` },
    { label: '还没解决', action: `follow-up:${id}:unresolved` },
  ],
];

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** By the clock. */
export const TIMER_SAY = {
  lapsedAlert: (number: string, who: string) => `【${number}】${who}没有在时限内接手，已经转给下一位。`,
  nobody: (number: string) => `【${number}】现在没有人能接，请安排。点「等着接的」可以自己接手。`,
  crowd: (name: string, residents: number, numbers: readonly string[], grown: boolean) =>
    [
      grown
        ? `预警更新：咨询涉及「${name}」的居民增加到 ${residents} 位，请尽快处置。`
        : `预警：${residents} 位居民的咨询都涉及「${name}」，可能是群体性纠纷，请尽早了解。`,
      numbers.join('、'),
    ].join('\n'),
  emergency: (number: string, wish: string) => `【${number}】紧急：${wish}。请马上了解，必要时报警。`,
  remind: (number: string, due: string) => `【${number}】时限快到了：${due} 前要办结。`,
  overdue: (number: string, tier: string, due: string) =>
    `【${number}】超过时限了（${tier}，应在 ${due} 前办结）。`,
  idle: (number: string) => `【${number}】有一阵没有新消息了。办好了请点「结束」，还在等什么可以写个备注。`,
  idleClosed: (number: string) => `【${number}】好几天没有新消息，已自动办结，居民可以接着办。`,
  delivered: (number: string, count: number) => `✓ 已送达【${number}】${count > 1 ? `（${count} 条）` : ''}`,
  undeliveredToResident: (number: string) =>
    `✗ 没有送达【${number}】：居民停用或屏蔽了机器人，请用电话联系。`,
  undeliveredToPerson: '✗ 刚才的话没有送到，我们会尽快换人跟您联系。急事请打 12348。',
  filesLost: (count: number) => `✗ 有 ${count} 个文件对方打不开：太大，或者已经不在了。请发 20 MB 以内的。`,
  residentDelivered: (count: number) => `✓ 已送到${count > 1 ? `（${count} 条）` : ''}`,
} as const;
