import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_FILES, MAX_TEXT } from '../contracts/api.ts';
import { tooLarge } from './errors.ts';

/** A character takes up to six bytes of JSON (\uXXXX). */
const TEXT_BYTES = MAX_TEXT * 6 + 1024;

/** Stops reading a body that cannot be a good request: text by its longest message, files by their number and size. */
export function bodyLimits(maxFileBytes: number): MiddlewareHandler {
  const text = bodyLimit({
    maxSize: TEXT_BYTES,
    onError: () => {
      throw tooLarge(`内容太长，一次最多 ${MAX_TEXT} 字，请分几次发`);
    },
  });
  const files = bodyLimit({
    maxSize: maxFileBytes * MAX_FILES + 64 * 1024,
    onError: () => {
      throw tooLarge('文件太大，请减少数量或压缩后再发');
    },
  });
  return (c, next) => (c.req.path === '/api/files' ? files(c, next) : text(c, next));
}
