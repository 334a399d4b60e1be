import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { describeError, InvalidInput } from '../../../core/errors.ts';
import type { Logger } from '../../../core/logger.ts';

export const WEBHOOK_PATH = '/telegram/webhook';

/** An update is a few kB; Telegram never sends more than this. */
const MAX_BODY = 1024 * 1024;

/** Stays the same over restarts, so that calls under way when the service restarts are still let in. */
export function derivedSecret(token: string): string {
  return createHmac('sha256', token).update('falin webhook').digest('hex');
}

/** Answers 200 only after the update is kept: anything else makes Telegram send it again. */
export function createWebhook(deps: { secret: string; take(raw: unknown): Promise<void>; logger: Logger }) {
  const expected = digest(deps.secret);
  return {
    path: WEBHOOK_PATH,
    async handle(request: Request): Promise<Response> {
      if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
      const given = request.headers.get('x-telegram-bot-api-secret-token') ?? '';
      // Compared as digests: equal lengths, and no hint by how long it takes.
      if (!timingSafeEqual(digest(given), expected)) return new Response(null, { status: 401 });
      if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY)
        return new Response(null, { status: 413 });
      let raw: unknown;
      try {
        raw = JSON.parse(await request.text());
      } catch {
        return new Response(null, { status: 400 });
      }
      try {
        await deps.take(raw);
      } catch (error) {
        if (error instanceof InvalidInput) {
          deps.logger.error({ error }, 'telegram update set aside: it cannot be kept');
        } else {
          deps.logger.error(
            { error: describeError(error) },
            'telegram update not kept, telegram will send it again',
          );
          return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
        }
      }
      return new Response(null, { status: 200 });
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
