import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError } from '../contracts/api.ts';
import { InvalidInput, NotFound, Refused, Unavailable } from '../core/errors.ts';
import type { HttpLogger } from './ports.ts';

/** What went wrong, in words a resident may read; the cause stays in our log. */
export class HttpError extends HTTPException {
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    headers: Record<string, string> = {},
  ) {
    super(status, { message });
    this.code = code;
    this.headers = headers;
  }
}

export const noSession = () => new HttpError(401, 'no-session', '会话已失效，请刷新页面');
export const notFound = (message = '没有找到这个地址') => new HttpError(404, 'not-found', message);
export const badRequest = (message: string) => new HttpError(400, 'bad-request', message);
export const tooLarge = (message: string) => new HttpError(413, 'too-large', message);

const BY_STATUS: Record<number, [code: string, message: string]> = {
  400: ['bad-request', '请求的内容不对，没有处理'],
  403: ['forbidden', '这个请求不是从本页面发出的，没有处理'],
  404: ['not-found', '没有找到这个地址'],
  405: ['method-not-allowed', '这个地址不支持这种请求'],
  413: ['too-large', '内容太长，请分几次发'],
  415: ['unsupported-type', '不支持这种内容格式'],
};

/** Any fault as HTTP; nothing of ours leaks into it. */
function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof HTTPException) {
    const [code, message] = BY_STATUS[error.status] ?? ['refused', '请求没有处理'];
    return new HttpError(error.status as ContentfulStatusCode, code, message);
  }
  if (error instanceof InvalidInput) return badRequest(error.message);
  if (error instanceof NotFound) return notFound(error.message);
  if (error instanceof Refused) return new HttpError(403, 'forbidden', error.message);
  if (error instanceof Unavailable) {
    const seconds = Math.ceil((error.retryAfterMs ?? 5_000) / 1000);
    return new HttpError(503, 'unavailable', '服务暂时不可用，请稍后再试', {
      'Retry-After': String(seconds),
    });
  }
  return new HttpError(500, 'internal', '服务出了点问题，请稍后再试');
}

export function errorResponse(c: Context, error: HttpError): Response {
  const body: ApiError = { error: { code: error.code, message: error.message } };
  return c.json(body, error.status as ContentfulStatusCode, error.headers);
}

export function answerErrors(logger: HttpLogger) {
  return (fault: unknown, c: Context): Response => {
    const error = asHttpError(fault);
    // Our own refusals (too many uploads) are no faults.
    if (error.status >= 500 && !(fault instanceof HttpError)) {
      logger.error({ err: fault, method: c.req.method, path: c.req.path }, 'request failed');
    }
    return errorResponse(c, error);
  };
}
