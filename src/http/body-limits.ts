import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_FILES, MAX_TEXT } from '../contracts/api.ts';
import { HttpError, tooLarge } from './errors.ts';

/** A character takes up to six bytes of JSON (\uXXXX). */
const TEXT_BYTES = MAX_TEXT * 6 + 1024;
/** Uploads are read into memory: so many bytes of all of them together, then the page is asked to try again. */
const UPLOADS_BYTES = 128 * 1024 * 1024;
/** Where files come in: the resident's page, and whatever of the console ends so. */
const FILES = /^\/api\/(files|console\/.+\/(files|import))$/;

/** Stops reading a body that cannot be a good request: text by its longest message, files by their number and size. */
export function bodyLimits(maxFileBytes: number): MiddlewareHandler[] {
  const most = maxFileBytes * MAX_FILES + 64 * 1024;
  const text = bodyLimit({
    maxSize: TEXT_BYTES,
    onError: () => {
      throw tooLarge(`内容太长，一次最多 ${MAX_TEXT} 字，请分几次发`);
    },
  });
  const files = bodyLimit({
    maxSize: most,
    onError: () => {
      throw tooLarge('文件太大，请减少数量或压缩后再发');
    },
  });
  return [uploadsAtOnce(most), (c, next) => (FILES.test(c.req.path) ? files(c, next) : text(c, next))];
}

/** A body that does not say how long it is counts as the longest allowed. */
function uploadsAtOnce(most: number): MiddlewareHandler {
  const limit = Math.max(UPLOADS_BYTES, most);
  let underWay = 0;
  return async (c, next) => {
    if (c.req.method !== 'POST' || !FILES.test(c.req.path)) return next();
    const declared = Number(c.req.header('content-length') ?? Number.NaN);
    const bytes = declared >= 0 ? Math.min(declared, most) : most;
    if (underWay + bytes > limit) {
      throw new HttpError(503, 'unavailable', '现在传文件的人太多，请过几秒再发', { 'Retry-After': '3' });
    }
    underWay += bytes;
    try {
      await next();
    } finally {
      underWay -= bytes;
    }
  };
}
