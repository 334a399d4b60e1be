import { CASE_STATE_NAMES } from '../contracts/case-names.ts';
import { chineseDate, type LocalDate, localDate } from '../core/dates.ts';
import type { MediationRoom } from '../knowledge/directory.ts';
import type { Agreement, MediationCase, Party } from './case.ts';
import { facts, maskedName, partyName, sayTime, termLines } from './in-words.ts';
import { JUDICIAL_DAYS } from './judicial-confirmation.ts';

/** What is said about cases, to parties, mediators and staff. One place. */

/** Where a dispute goes when there is no mediation, or none that worked. */
function otherWays({ disputeType, source }: MediationCase): string {
  const labour =
    disputeType === '劳动争议'
      ? '• 劳动争议先申请劳动仲裁：一般要在知道权利被侵害起一年内提出，不收费；对裁决不服再起诉。\n'
      : '';
  // 最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定（法释〔2020〕17号）第十二条.
  const again = source === 'applied' ? '，申请过调解的，时效中断、重新计算' : '';
  return `${labour}• 可以向人民法院起诉，注意诉讼时效（一般三年${again}）。\n• 经济困难的，可以申请法律援助，热线 12348。\n• 也可以继续问这里的法律顾问。`;
}

const times = (count: number) => (count > 1 ? `（${count} 条）` : '');
const head = (c: MediationCase) => `【${c.number}】`;

export const CASE_SAY = {
  notNow: (c: MediationCase) => `${head(c)}现在是「${CASE_STATE_NAMES[c.state]}」，这一步做不了。`,
  mayNot: '这件调解案不归您办，或者您不是当事人，做不了这一步。',
  noCase: '没有找到这件调解案。',
  noArea: '请先告诉我们这件事在哪个社区：点「选社区」选一下，再来申请。',
  noRoom: '本街道还没有能受理这类纠纷的调解室，请打社区服务站的电话，或者找法律顾问。',
  already: (number: string) => `这件事已经有调解案了，案号是${number}。`,
  barred: (label: string, way: string) => `这件事不能申请人民调解：${label}。\n${way}`,

  applied: (c: MediationCase, room: MediationRoom) =>
    `申请收到了，案号${c.number}，交给${room.name}（${c.roomReason}）。调解员看过会告诉您受不受理。人民调解不收费。`,
  card: (c: MediationCase, until: Date) => `新的调解申请，请在 ${sayTime(until)} 前答复\n${facts(c)}`,
  nobody: (c: MediationCase) => `${head(c)}没有调解员能接，请指派：打开这件，点「指派调解员」。`,
  lapsedOffer: (c: MediationCase) => `${head(c)}没有在时限内答复，已经请下一位。还没人接的话您仍可受理。`,
  takenBack: (c: MediationCase) => `${head(c)}您不在岗，这份申请请了下一位调解员看。`,
  declined: (c: MediationCase) => `${head(c)}好的，请下一位调解员看。`,
  assignWhom: '指派给谁？',
  assignAway: (who: string) => `${who}请假了，或者没有工作台，请指派别人。`,
  assignConflict: (who: string) => `${who}按规定要回避这一件，请指派别人。`,
  nobodyToAssign: '本街道的名单里没有别的调解员，请先在「值班与人员」里加人。',
  mustStepBack: '按规定您要回避这一件，不能办。',
  notOffered: '这一件没有请您办，或者已经有人办了。',
  accepted: (c: MediationCase, who: string) =>
    `${head(c)}已经受理，调解员${who}。接下来要每一方都同意，才会开始调。`,
  acceptedMediator: (c: MediationCase) =>
    `您受理了${c.number}。已经请能联系上的当事人表态；还没有进来的，点下面把邀请发给他们。`,
  rejected: (c: MediationCase, why: string) =>
    `${head(c)}没有受理。原因：${why}\n您还可以：\n${otherWays(c)}`,
  moved: (c: MediationCase, room: MediationRoom, why: string) =>
    `${head(c)}转到${room.name}接着办。原因：${why}`,
  mediatorGone: (c: MediationCase) => `${head(c)}调解员有变动，正在为您换一位接着办，前面的情况都在案卷里。`,
  assigned: (c: MediationCase, who: string) => `${head(c)}换由调解员${who}接着办，前面的情况都在案卷里。`,

  /** 权利义务告知, in our own words (人民调解法第三条、第二十三条、第二十四条、第三十一条). */
  rights: (c: MediationCase, p: Party) =>
    [
      `${head(c)}调解前告诉您（您是${partyName(p)}）：`,
      '• 调解全靠自愿，不收钱。同不同意由您自己定，谁也不能替您定。',
      '• 您可以接受调解，可以不接受，也可以中途随时不调了，不用说理由。',
      '• 您可以选调解员，也可以要求换人；可以要求公开或者不公开进行。',
      '• 请如实说情况，听调解员主持，尊重对方。',
      '• 谈成了写协议，双方确认以后要照办；谈不成，不影响您去仲裁、起诉。',
      '您同意调解吗？',
    ].join('\n'),
  consented: (c: MediationCase) => `${head(c)}记下了，您同意调解。`,
  waitingOthers: '还在等其他人表态，有结果马上告诉您。',
  allConsented: (c: MediationCase) =>
    `${head(c)}各方都同意调解，现在开始。调解员会约时间。一般 30 天内办完，到 ${c.dueAt ? chineseDate(localDate(c.dueAt)) : ''} 为止。`,
  someoneConsented: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}同意调解。`,
  sureRefuse: '不同意的话，这次调解就到此为止。确定吗？',
  refused: (c: MediationCase, p: Party, why: string | undefined) =>
    `${head(c)}${partyName(p)}不愿意调解${why ? `：${why}` : ''}，这次调解到此为止。您还可以：\n${otherWays(c)}`,
  youRefused: (c: MediationCase) => `${head(c)}记下了，您不同意调解，到此为止。以后想调，再找我们。`,

  invitation: (c: MediationCase, p: Party, links: readonly string[], until: Date) =>
    [
      `${head(c)}给${partyName(p)}的邀请，只能用一次，${sayTime(until)}前有效。请亲自交给本人，不要发给别人：`,
      ...links,
      '对方没有手机的，把附件打印出来给他，到服务站扫码也行。',
    ].join('\n'),
  invitationFile: '打印给对方的邀请',
  noLinks: '还没有设置网页地址（PUBLIC_URL），也没有接上 Telegram，发不了邀请链接。',
  invited: (c: MediationCase, p: Party, committee: string) =>
    `${committee}请您参加一件${c.disputeType}纠纷的人民调解（${c.number}）。\n这份邀请是给 ${maskedName(p)} 的。是您本人，或者您是他的代理人吗？`,
  joined: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}打开了邀请。`,
  joinedConflict: (c: MediationCase) => `${head(c)}有调解员给另一方办过别的事，按规定应当回避，请换人。`,
  link: {
    bad: '这个邀请链接不对。请用调解员发给您的那一个。',
    used: '这个邀请已经用过了。每份邀请只能用一次，请向调解员要新的。',
    renewed: '这个邀请已经换了新的，或者不再需要了。请用调解员最后发给您的那一个。',
    expired: '这个邀请过期了，请向调解员要新的。',
    over: '这件调解已经结束了，邀请不用了。',
    mine: '您已经用这个邀请进来了，不用再点。',
    notYours: '这份邀请是给另一位当事人的，您不能用。请各用各的。',
    tooMany: '您试的次数太多了，请过一个小时再试，或者联系调解员。',
  },
  notMe: '好的。请把邀请交还给调解员，谢谢您说明。',

  proposed: (c: MediationCase, where: string) => `${head(c)}调解员约时间，${where}。哪个时间行？可以点几个。`,
  proposedDone: (c: MediationCase, times: readonly Date[]) =>
    `${head(c)}时间发给各方了：${times.map(sayTime).join('、')}。`,
  picked: (c: MediationCase, at: Date) => `${head(c)}记下了，${sayTime(at)}您可以。`,
  noneSuits: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}说这些时间都不行，请重新约。`,
  noneNoted: '记下了，调解员会另约时间。',
  fixed: (c: MediationCase, at: Date, where: string) =>
    `${head(c)}时间定了：${sayTime(at)}，${where}。到时候会提醒您，请带身份证和证据。`,
  soon: (c: MediationCase, at: Date, where: string) => `${head(c)}提醒：${sayTime(at)}调解，${where}。`,
  online: '线上进行，就在这个聊天里',
  onSite: (room: MediationRoom | undefined) =>
    room ? `现场进行，地点：${room.name}，${room.address}` : '现场进行',
  opened: (c: MediationCase) =>
    `${head(c)}调解开始了。点「对大家说」，您发的话各方和调解员都看得到；点「只跟调解员说」，对方看不到。`,
  openedMediator: (c: MediationCase) => `${head(c)}调解开始了，各方已经收到通知。`,
  paused: (c: MediationCase, who: string) => `${head(c)}${who}要求暂停，先歇一歇。`,
  resumed: (c: MediationCase) => `${head(c)}调解继续。`,
  closed: (c: MediationCase, who: string) =>
    `${head(c)}${who}结束了这次调解会。案子还在办，调解员会告诉您下一步。`,
  noSession: (c: MediationCase) => `${head(c)}现在没有正在进行的调解会。要跟调解员说，点「只跟调解员说」。`,
  header: (c: MediationCase, who: string) => `【${c.number}】${who}：`,
  privateHeader: (c: MediationCase, who: string) => `【${c.number} · 单独谈，对方看不到】${who}：`,
  /** To the console, which then shows beside the words whom they did not reach. */
  sentAll: '发到房间了，各方和调解员都看得到',
  sentPrivateTo: (p: Party) => `只发给了${partyName(p)}`,
  theMediator: '调解员',
  arrivedAll: (absent: string, count: number) =>
    absent ? `✓ 送到了${times(count)}。${absent}还没有进来，看不到` : `✓ 各方和调解员都收到了${times(count)}`,
  arrivedPrivate: (count: number) => `✓ 调解员收到了${times(count)}，对方看不到`,
  arrivedPrivateTo: (p: Party, count: number) => `✓ ${partyName(p)}收到了${times(count)}，别的当事人看不到`,
  missedByMediator: (c: MediationCase, names: string) =>
    `✗ ${head(c)}没有送到${names}：对方停用或者屏蔽了这个聊天，请用电话联系。`,
  missedByParty: (c: MediationCase, names: string) =>
    `✗ ${head(c)}没有送到${names}：对方现在收不到消息。已经告诉调解员，由调解员联系。`,
  missedMediator: (c: MediationCase) =>
    `✗ ${head(c)}调解员现在收不到消息。您的话记在案卷里了，急的请给调解室打电话。`,
  missedFiles: (c: MediationCase, names: string) =>
    `✗ ${head(c)}${names}打不开文件：太大，或者已经不在了。请发 20 MB 以内的，或者把原件交给调解员。`,
  outOfReach: (c: MediationCase, names: string) =>
    `${head(c)}${names}收不到消息：停用或者屏蔽了这个聊天。请用电话联系，必要时先暂停。`,
  notReached: (p: Party) => `${partyName(p)}还没有进来，收不到。`,
  nothingSaid: '没有内容，没有发出去。',
  recorded: (c: MediationCase) => `${head(c)}笔录记下了。`,

  terms: (c: MediationCase, a: Agreement) =>
    [
      `${head(c)}拟好的协议（第 ${a.revision} 稿，${a.form === 'oral' ? '口头' : '书面'}）：`,
      ...termLines(c, a),
      ...(a.more ? [`其他：${a.more}`] : []),
      '请看仔细。同意就点「我确认」，按提示打出确认码；不同意点「要修改」。确认由您本人做，调解员不能替您。',
    ].join('\n'),
  termsMediator: (c: MediationCase, a: Agreement) =>
    [`${head(c)}协议第 ${a.revision} 稿发给各方确认：`, ...termLines(c, a)].join('\n'),
  unknownParty: '协议里有人不是这件案子的当事人。',
  code: (c: MediationCase, code: string, minutes: number) =>
    `${head(c)}您的确认码是 ${code}，${minutes} 分钟内有效，只能用一次。愿意确认，就把这六个数字打在这里；不要告诉别人。`,
  codeWrong: '确认码不对，请看清楚再打一次。',
  codeExpired: '确认码过期了，请重新点「我确认」。',
  codeTooMany: '打错的次数太多，请重新点「我确认」要一个新的。',
  codeNone: '请先点「我确认」，拿到确认码再打。',
  confirmedAlready: '您已经确认过了。',
  confirmed: (c: MediationCase) => `${head(c)}您确认了协议。`,
  someoneConfirmed: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}确认了协议。`,
  objected: (c: MediationCase, who: string, why: string) => `${head(c)}${who}要求修改协议：${why}`,
  /** 人民调解法第二十九、三十条: a written one takes effect once signed and sealed, an oral one when all agree. */
  agreed: (c: MediationCase, until: LocalDate | undefined) =>
    [
      `${head(c)}各方都确认了协议，请照协议办。`,
      c.agreement?.form === 'oral'
        ? '口头协议从现在起生效。'
        : '书面协议书还要各方签名或者按指印、调解员签名并盖调解委员会的章，从那天起生效；调解员会通知您来签。',
      until
        ? `想让协议能强制执行，可以双方一起在 ${chineseDate(until)} 前（从今天起 ${JUDICIAL_DAYS} 天）到人民法院申请司法确认，不收费。`
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
  judicialWanted: (c: MediationCase) => `${head(c)}${JUDICIAL_BRING}`,
  judicialAsked: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}想申请司法确认。`,
  judicialSoon: (c: MediationCase, until: LocalDate) =>
    `${head(c)}提醒：申请司法确认到 ${chineseDate(until)} 截止，过了就不能再申请。\n${JUDICIAL_BRING}`,
  judicialState: (c: MediationCase, state: string) => `${head(c)}司法确认：${state}。`,
  failed: (c: MediationCase, why: string) => `${head(c)}这次没有调成。${why}\n您还可以：\n${otherWays(c)}`,
  withdrawn: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}撤回了申请，调解到此为止。`,
  youWithdrew: (c: MediationCase) => `${head(c)}已经撤回，到此为止。以后想调，再找我们。`,
  sureQuit: '不调了的话，这次调解就到此为止。确定吗？',
  askExtension: (c: MediationCase, to: LocalDate, why: string) =>
    `${head(c)}调解员想把期限延长到 ${chineseDate(to)}：${why}。各方都同意才延长，您同意吗？`,
  extensionAsked: (c: MediationCase, absent: readonly Party[]) =>
    absent.length === 0
      ? `${head(c)}已经问各方同不同意延长。`
      : `${head(c)}已经问了在线上的各方。${absent.map(partyName).join('、')}不在线上，请您打电话或者当面问，问到了点下面记下。`,
  extensionKnown: (p: Party) => `${partyName(p)}已经同意延长了。`,
  extensionDay: '答复的日期不对：不能晚于今天，也不能早于各方同意调解的那天。',
  extensionEntered: (c: MediationCase, p: Party, how: string) =>
    `${head(c)}记下了：${partyName(p)}${how}延长。书面的请把原件放进案卷。`,
  extensionNoted: '记下了。',
  extended: (c: MediationCase, to: LocalDate) => `${head(c)}各方都同意，期限延长到 ${chineseDate(to)}。`,
  notExtended: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}不同意延长，期限不变。`,
  badExtension: '延长的日期要在现在的期限之后，最多再延 30 天。',
  performed: (c: MediationCase, index: number) => `${head(c)}协议第 ${index} 项记为已履行。`,
  noTerm: '协议里没有这一项，或者已经记过了。',
  allPerformed: (c: MediationCase) => `${head(c)}协议全部履行完了。`,
  termSoon: (c: MediationCase, what: string, due: LocalDate) =>
    `${head(c)}提醒：${chineseDate(due)}前要做到：${what}`,
  termOver: (c: MediationCase, what: string, due: LocalDate) =>
    `${head(c)}协议到期没有记到履行：${what}（${chineseDate(due)}）。请督促；不履行的可以起诉，做过司法确认的可以申请执行。`,
  followPlanned: (c: MediationCase, on: LocalDate) => `${head(c)}${chineseDate(on)}回访。`,
  followDue: (c: MediationCase) => `${head(c)}今天该回访了，问问协议履行得怎样、满不满意。`,
  followed: (c: MediationCase) => `${head(c)}回访记下了。`,
  preventedNoted: (c: MediationCase, what: string) => `${head(c)}记下了：防止${what}。`,
  archived: (c: MediationCase) => `${head(c)}归档了。`,
  edited: (c: MediationCase, p: Party) => `${head(c)}${partyName(p)}的资料改好了。`,
  dueSoon: (c: MediationCase) =>
    `${head(c)}调解期限快到了（${c.dueAt ? chineseDate(localDate(c.dueAt)) : ''}）。办不完请先征得各方同意延长。`,
  overdue: (c: MediationCase) => `${head(c)}超过调解期限了，请尽快办结或者说明。`,
  noAnswer: (c: MediationCase) => `${head(c)}还有当事人没有表态，请联系一下。`,
  paperNotNeeded: (p: Party) => `${partyName(p)}已经在线上，由本人自己表态，不能代记。`,
  paperDay: '签字的日期不对：不能晚于今天，也不能早于受理（协议不能早于拟好的那天）。',
  paperNoted: (c: MediationCase, p: Party, what: 'consent' | 'agreement', on: LocalDate) =>
    `${head(c)}记下了：${partyName(p)} ${chineseDate(on)}在纸上签字${what === 'consent' ? '同意调解' : '确认协议'}。签字的原件请放进案卷。`,
  paperNext: '可以接着办：',
  nobodyThere: (who: string) => `${who ? `调解员${who}请假` : '还没有调解员接办'}，请安排人办，或者改派。`,
  noAnswerStaff: (c: MediationCase) => `${head(c)}受理一周了，还有当事人没有表态。`,
} as const;

/** 人民调解法第三十三条; which court: 民事诉讼法第二百零五条; what it does not confirm: 民诉法解释第三百五十五条. */
const JUDICIAL_BRING =
  '申请司法确认：双方一起到基层人民法院（调解委员会、一方住处或者争议财产所在地的都行；法院委托调解的，到那个法院），带调解协议书、身份证（单位带营业执照和委托书）、和协议有关的财产证明，填申请书，不收费。法院确认以后，一方不履行，另一方可以直接申请强制执行。离婚、收养这类身份关系，和房子、土地归谁的确权，法院不做司法确认。';
