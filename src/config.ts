import { z } from 'zod';

/** A setting that is wrong, in words for the person who set it. */
export interface ConfigProblem {
  name: string;
  problem: string;
}

export class ConfigError extends Error {
  readonly problems: ConfigProblem[];
  constructor(problems: ConfigProblem[]) {
    super(problems.map(({ name, problem }) => `${name}：${problem}`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const JUST_LAWS = 'https://codeload.github.com/ImCa0/just-laws/tar.gz/refs/heads/main';
const LAWREFBOOK = 'https://codeload.github.com/LawRefBook/Laws/tar.gz/refs/heads/master';

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `要写整数（${min} 到 ${max}）`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `要在 ${min} 到 ${max} 之间`);
const price = z
  .string()
  .regex(/^\d+(\.\d+)?$/, '要写数字，每百万 token 的价格')
  .transform(Number);
const flag = z.enum(['0', '1', 'true', 'false'], '要写 1 或 0').transform((v) => v === '1' || v === 'true');
const httpUrl = z
  .url({ protocol: /^https?$/, error: '要写完整网址，以 http:// 或 https:// 开头' })
  .transform((u) => u.replace(/\/+$/, ''));

const settings = z.object({
  PORT: integer(0, 65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: httpUrl.optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, '要写成 postgres://用户:密码@主机:5432/库名')
    .optional(),
  FALIN_SECRET: z.string().min(32, '至少 32 个字符').optional(),
  KNOWLEDGE_DIR: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      '只能是 trace、debug、info、warn、error、silent',
    )
    .default('info'),

  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/, '格式不对，应是 @BotFather 给的 123456:ABC… 一串')
    .optional(),
  TELEGRAM_API_ROOT: httpUrl.default('https://api.telegram.org'),
  TELEGRAM_ADVISER_GROUP_ID: z
    .string()
    .regex(/^-\d+$/, '要写群的编号，是负数，比如 -1001234567890')
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, '16 到 256 个字母、数字、_ 或 -')
    .optional(),

  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: httpUrl.optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-5-mini'),
  OPENAI_EMBEDDING_MODEL: z.string().min(1).optional(),
  OPENAI_EMBEDDING_DIMENSIONS: integer(8, 8192).optional(),
  OPENAI_TRANSCRIPTION_MODEL: z.string().min(1).optional(),
  OPENAI_TIMEOUT_SECONDS: integer(1, 600).default(30),
  OPENAI_PRICE_INPUT: price.optional(),
  OPENAI_PRICE_OUTPUT: price.optional(),

  LAWS_JUST_LAWS_URL: httpUrl.default(JUST_LAWS),
  LAWS_JUST_LAWS_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '要写 64 位十六进制校验和')
    .optional(),
  LAWS_LAWREFBOOK_URL: httpUrl.default(LAWREFBOOK),
  LAWS_LAWREFBOOK_SHA256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '要写 64 位十六进制校验和')
    .optional(),

  MEDIATION_NUMBER_PREFIX: z
    .string()
    .trim()
    .max(20)
    .refine((text) => !/[〔〕\d]/.test(text), '只写「〔2026〕」和「第12号」中间的字，比如 莲调字')
    .default('人调字'),
  MEDIATION_MAJOR_YUAN: integer(1, 1_000_000_000).default(100_000),
  MEDIATION_MAJOR_PEOPLE: integer(2, 100_000).default(10),
  TRANSCRIPT_MONTHS: integer(0, 1200).default(36),
  CONSULTATION_IDLE_HOURS: integer(1, 24 * 365).default(72),
  MAX_FILE_MB: integer(1, 50).default(20),
  SECURE_COOKIES: flag.optional(),
  TRUSTED_PROXIES: integer(0, 5).default(0),
  DEMO: flag.default(false),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  secret: string | undefined;
  knowledgeDir: string | undefined;
  logLevel: string;
  telegram:
    | {
        token: string;
        apiRoot: string;
        webhookSecret: string | undefined;
        /** A forum group in which each matter is a topic. */
        adviserGroup: string | undefined;
      }
    | undefined;
  model:
    | {
        apiKey: string;
        baseUrl: string | undefined;
        name: string;
        timeoutMs: number;
        /** Per million tokens; 0 when not set. */
        price: { input: number; output: number };
      }
    | undefined;
  embeddings:
    | {
        apiKey: string;
        baseUrl: string | undefined;
        model: string;
        dimensions: number | undefined;
        timeoutMs: number;
      }
    | undefined;
  transcription:
    | { apiKey: string; baseUrl: string | undefined; model: string; timeoutMs: number }
    | undefined;
  collections: { name: string; url: string; sha256?: string }[];
  /** Numbers of mediation cases, and from where a dispute is major (分, people). */
  mediation: { numberPrefix: string; major: { amount: number; people: number } };
  idleHours: number;
  /** After so many months a closed consultation's words are erased; 0: never. */
  transcriptMonths: number;
  maxFileBytes: number;
  secureCookies: boolean;
  /** Proxies of our own before us, whose X-Forwarded-For is believed. */
  trustedProxies: number;
  /** The data is made up: every page of the console says so. */
  demo: boolean;
}

/**
 * Reads the environment once. Empty settings count as not set. Throws ConfigError with every problem
 * at once; values are never repeated in it, so no secret reaches the screen.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settings.safeParse(given);
  const problems: ConfigProblem[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ name: issue.path.join('.'), problem: issue.message }));
  const keyless = given.OPENAI_API_KEY === undefined;
  for (const name of ['OPENAI_EMBEDDING_MODEL', 'OPENAI_TRANSCRIPTION_MODEL', 'OPENAI_BASE_URL']) {
    if (keyless && given[name] !== undefined) {
      problems.push({ name, problem: '还要同时写 OPENAI_API_KEY（本地模型随便写一个也行）' });
    }
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const s = parsed.data;
  const endpoint = s.OPENAI_API_KEY
    ? { apiKey: s.OPENAI_API_KEY, baseUrl: s.OPENAI_BASE_URL, timeoutMs: s.OPENAI_TIMEOUT_SECONDS * 1000 }
    : undefined;
  const collection = (name: string, url: string, sha256: string | undefined) => ({
    name,
    url,
    ...(sha256 ? { sha256 } : {}),
  });
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL,
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL,
    secret: s.FALIN_SECRET,
    knowledgeDir: s.KNOWLEDGE_DIR,
    logLevel: s.LOG_LEVEL,
    telegram: s.TELEGRAM_BOT_TOKEN
      ? {
          token: s.TELEGRAM_BOT_TOKEN,
          apiRoot: s.TELEGRAM_API_ROOT,
          webhookSecret: s.TELEGRAM_WEBHOOK_SECRET,
          adviserGroup: s.TELEGRAM_ADVISER_GROUP_ID,
        }
      : undefined,
    model: endpoint && {
      ...endpoint,
      name: s.OPENAI_MODEL,
      price: { input: s.OPENAI_PRICE_INPUT ?? 0, output: s.OPENAI_PRICE_OUTPUT ?? 0 },
    },
    embeddings:
      endpoint && s.OPENAI_EMBEDDING_MODEL
        ? { ...endpoint, model: s.OPENAI_EMBEDDING_MODEL, dimensions: s.OPENAI_EMBEDDING_DIMENSIONS }
        : undefined,
    transcription:
      endpoint && s.OPENAI_TRANSCRIPTION_MODEL
        ? { ...endpoint, model: s.OPENAI_TRANSCRIPTION_MODEL }
        : undefined,
    collections: [
      collection('just-laws', s.LAWS_JUST_LAWS_URL, s.LAWS_JUST_LAWS_SHA256),
      collection('LawRefBook', s.LAWS_LAWREFBOOK_URL, s.LAWS_LAWREFBOOK_SHA256),
    ],
    mediation: {
      numberPrefix: s.MEDIATION_NUMBER_PREFIX,
      major: { amount: s.MEDIATION_MAJOR_YUAN * 100, people: s.MEDIATION_MAJOR_PEOPLE },
    },
    idleHours: s.CONSULTATION_IDLE_HOURS,
    transcriptMonths: s.TRANSCRIPT_MONTHS,
    maxFileBytes: s.MAX_FILE_MB * 1024 * 1024,
    trustedProxies: s.TRUSTED_PROXIES,
    demo: s.DEMO,
    secureCookies: s.SECURE_COOKIES ?? s.PUBLIC_URL?.startsWith('https://') ?? false,
  };
}
