import { setTimeout as wait } from 'node:timers/promises';
import { describeError, Unavailable } from '../core/errors.ts';

export interface AttemptOptions {
  /** What was tried, for the message a person may read: 模型, 语音识别. */
  what: string;
  /** Of each try, from the first byte sent to the last one read. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** One try and one more. Longer than this we do not wait for an endpoint that asks for patience. */
const LONGEST_WAIT = 3000;
const SHORT_WAIT = 200;

/**
 * Runs `call` with a timeout, and once more when a retry may help; then throws Unavailable with the cause. When the
 * caller's own signal aborts, its reason is thrown as it is, and nothing is tried again.
 */
export async function attempt<T>(
  options: AttemptOptions,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { what, timeoutMs, signal } = options;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await call(signal ? AbortSignal.any([signal, timeout]) : timeout);
    } catch (cause) {
      signal?.throwIfAborted();
      const retryAfterMs = retryAfter(cause);
      const patient = retryAfterMs === undefined || retryAfterMs <= LONGEST_WAIT;
      if (tries >= 2 || !worthRetrying(cause) || !patient) {
        const reason = timeout.aborted ? `${timeoutMs / 1000} 秒内没有答复` : plainReason(cause);
        throw new Unavailable(`${what}暂时不可用：${reason}`, {
          cause,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        });
      }
      await wait(retryAfterMs ?? SHORT_WAIT, undefined, signal ? { signal } : {}).catch(() =>
        signal?.throwIfAborted(),
      );
    }
  }
}

/** The HTTP status an error of the openai client carries. */
export function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** A wrong key, model name or request stays wrong; all else (network, 429, 5xx, a cut stream, bad output) may pass. */
function worthRetrying(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status === 408 || status === 409 || status === 429 || status >= 500;
}

function plainReason(error: unknown): string {
  const status = statusOf(error);
  if (status === 401 || status === 403) return '密钥不对或没有权限';
  if (status === 404) return '没有这个模型或网址不对';
  if (status === 429) return '请求太多或额度用完';
  if (status !== undefined) return `对方答复 ${status}`;
  // Only our own words: an endpoint's message may repeat what was sent.
  return error instanceof BadOutput ? describeError(error) : '连接失败';
}

/** The endpoint answered, but not with what was asked for. */
export class BadOutput extends Error {
  override readonly name = 'BadOutput';
}

function retryAfter(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('headers' in error)) return undefined;
  const headers = error.headers;
  const value = headers instanceof Headers ? headers.get('retry-after') : undefined;
  const seconds = value == null ? Number.NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
