import { resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import type { SettingGroup } from '../contracts/console/settings.ts';

type Line = [label: string, variable: string, say: (config: Config) => string];

const set = (secret: string | undefined) => (secret === undefined ? '未设置' : '已设置');
const plain = (value: string | undefined) => value ?? '未设置';
const months = (n: number) => (n === 0 ? '一直保存' : `办结后 ${n} 个月删除原文，件数留着`);
const yesNo = (value: boolean) => (value ? '是' : '否');

/** An address may carry a name and password: they are not shown. */
function addressOnly(text: string | undefined): string {
  if (text === undefined) return '未设置';
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/** Every setting by what it means to an administrator. Keys, tokens and passwords only as 已设置/未设置. */
const GROUPS: readonly { title: string; lines: readonly Line[] }[] = [
  {
    title: '服务',
    lines: [
      ['居民访问的网址', 'PUBLIC_URL', (c) => addressOnly(c.publicUrl)],
      ['监听地址和端口', 'HOST、PORT', (c) => `${c.host}:${c.port}`],
      ['数据目录', 'DATA_DIR', (c) => resolve(c.dataDir)],
      ['本单位的知识目录', 'KNOWLEDGE_DIR', (c) => resolve(c.knowledgeDir ?? `${c.dataDir}/knowledge`)],
      ['Cookie 只走 https', 'SECURE_COOKIES', (c) => yesNo(c.secureCookies)],
      ['前面的反向代理', 'TRUSTED_PROXIES', (c) => `${c.trustedProxies} 层`],
      ['日志详细程度', 'LOG_LEVEL', (c) => c.logLevel],
      ['演示数据', 'DEMO', (c) => yesNo(c.demo)],
    ],
  },
  {
    title: '数据和保存期限',
    lines: [
      ['数据库', 'DATABASE_URL', (c) => (c.databaseUrl ? 'PostgreSQL（已设置）' : '内置 SQLite')],
      [
        '加密个人信息的密钥',
        'FALIN_SECRET',
        (c) => (c.secret === undefined ? '未设置，用数据目录里的 secret.key' : '已设置'),
      ],
      ['对话原文', 'TRANSCRIPT_MONTHS', (c) => months(c.transcriptMonths)],
      ['没有动静自动办结', 'CONSULTATION_IDLE_HOURS', (c) => `${c.idleHours} 小时`],
      ['文件大小上限', 'MAX_FILE_MB', (c) => `${c.maxFileBytes / 1024 / 1024} MB`],
    ],
  },
  {
    title: 'Telegram',
    lines: [
      ['机器人令牌', 'TELEGRAM_BOT_TOKEN', (c) => set(c.telegram?.token)],
      [
        '接口地址',
        'TELEGRAM_API_ROOT',
        (c) => (c.telegram ? addressOnly(c.telegram.apiRoot) : '没有接入 Telegram'),
      ],
      ['法律顾问群', 'TELEGRAM_ADVISER_GROUP_ID', (c) => plain(c.telegram?.adviserGroup)],
      ['webhook 口令', 'TELEGRAM_WEBHOOK_SECRET', (c) => set(c.telegram?.webhookSecret)],
    ],
  },
  {
    title: '智能模型',
    lines: [
      ['接口密钥', 'OPENAI_API_KEY', (c) => set(c.model?.apiKey)],
      [
        '接口地址',
        'OPENAI_BASE_URL',
        (c) => (c.model ? (c.model.baseUrl ? addressOnly(c.model.baseUrl) : '默认') : '没有接入模型'),
      ],
      ['写答复的模型', 'OPENAI_MODEL', (c) => c.model?.name ?? '没有接入模型，用整理答复'],
      ['向量检索的模型', 'OPENAI_EMBEDDING_MODEL', (c) => c.embeddings?.model ?? '未设置，只用文字检索'],
      ['语音转文字的模型', 'OPENAI_TRANSCRIPTION_MODEL', (c) => c.transcription?.model ?? '未设置'],
      [
        '等模型多久',
        'OPENAI_TIMEOUT_SECONDS',
        (c) => (c.model ? `${c.model.timeoutMs / 1000} 秒` : '没有接入模型'),
      ],
    ],
  },
  {
    title: '调解',
    lines: [
      ['案号的字', 'MEDIATION_NUMBER_PREFIX', (c) => c.mediation.numberPrefix],
      [
        '重大纠纷',
        'MEDIATION_MAJOR_YUAN、MEDIATION_MAJOR_PEOPLE',
        (c) =>
          `${(c.mediation.major.amount / 100).toLocaleString('zh-CN')} 元以上，或 ${c.mediation.major.people} 人以上`,
      ],
    ],
  },
  {
    title: '法律法规来源',
    lines: [
      ['just-laws', 'LAWS_JUST_LAWS_URL', (c) => addressOnly(c.collections[0]?.url)],
      ['LawRefBook', 'LAWS_LAWREFBOOK_URL', (c) => addressOnly(c.collections[1]?.url)],
    ],
  },
];

export function settingsInForce(config: Config): SettingGroup[] {
  const standard = readConfig({});
  return GROUPS.map(({ title, lines }) => ({
    title,
    settings: lines.map(([label, variable, say]) => {
      const value = say(config);
      return { label, variable, value, standard: value === say(standard) };
    }),
  }));
}
