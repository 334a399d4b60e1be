import type { Context } from 'hono';
import type { z } from 'zod';
import { badRequest, HttpError } from '../errors.ts';

/** The JSON body in its shape. JSON only: a form of another site cannot send that type. Throws 400, 415. */
export async function readBody<T extends z.ZodType>(c: Context, shape: T): Promise<z.infer<T>> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new HttpError(415, 'unsupported-type', '内容要用 application/json 发送');
  }
  const body: unknown = await c.req.json().catch((cause) => {
    // A body over its limit is told by its own error.
    if (cause instanceof SyntaxError) throw badRequest('请求的内容不完整');
    throw cause;
  });
  return checked(shape.safeParse(body));
}

/** The query in its shape; an empty value is one not given. */
export function readQuery<T extends z.ZodType>(c: Context, shape: T): z.infer<T> {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '');
  return checked(shape.safeParse(Object.fromEntries(given)));
}

export function checked<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  // Our own messages are Chinese; zod's are not for the screen.
  const said = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : undefined;
  throw badRequest(said ?? `请求的内容不对：${issue?.path.join('.') || '正文'}`);
}
