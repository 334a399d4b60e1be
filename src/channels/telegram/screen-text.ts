/** What this channel itself says to residents; everything else comes from the flow as a Reply. */
export const SCREEN = {
  quoted: (words: string) => `回复「${words}」`,
  placing: '收到，正在为您查，答复马上就到。',
  placingRelay: '有新的消息…',
  filesFollow: (count: number) => `发来 ${count} 个文件：`,
  fileLost: (name: string) => `（文件「${name}」没能转过来）`,
  placingMore: '（接上文）',
  emptyReply: '（这条没有内容）',
  call: (number: string, name: string) => `请马上打 ${number}${name ? `（${name}）` : ''}`,
  staleButton: '这个按钮已经失效了，请直接发消息告诉我。',
  writePrivately: (link: string) => `为了保护您的隐私，请私下向我咨询：${link}`,
} as const;

/** Shown in Telegram's menu and on the bot's page. */
export const PROFILE = {
  commands: [
    { command: 'new', description: '问一件新的事' },
    { command: 'my', description: '我的咨询和编号' },
    { command: 'human', description: '找法律顾问' },
    { command: 'areas', description: '选择我的社区' },
    { command: 'privacy', description: '隐私：导出或删除我的记录' },
    { command: 'help', description: '怎么用' },
  ],
  description:
    '法邻是社区公共法律咨询服务。直接说您遇到的事，马上得到通俗的解答、法律依据和下一步怎么做；需要时转给社区法律顾问或人民调解员。免费，仅供参考。',
  shortDescription: '社区公共法律咨询：通俗解答、法律依据、找得到人',
} as const;

/** How the channel is, for staff (/readyz and the console). */
export const STATUS = {
  starting: '正在连接 Telegram',
  polling: (bot: string) => `已连接 @${bot}（长轮询）`,
  webhook: (bot: string) => `已连接 @${bot}（webhook）`,
  webhookRefused: 'PUBLIC_URL 不能用作 webhook（要 https，端口 443、80、88 或 8443）',
  unreachable: '连不上 Telegram 服务器，正在重试；居民的消息由 Telegram 保管，恢复后会补收',
  unauthorized:
    'Telegram 不认这个机器人令牌。请核对 TELEGRAM_BOT_TOKEN（@BotFather 的 /token 可重发），改好后重启；其他渠道照常服务',
  conflict:
    '另有一个程序用同一个机器人令牌在收消息，两边会抢。请停掉多余的那一个（本机、旧服务器或测试程序）；这里会一直重试',
  stopped: '已停止',
} as const;
