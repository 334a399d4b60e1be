import type { Reply } from '../contracts/reply.ts';

/** Our own copies have such names; another reference is Telegram's, and opens nowhere else. */
const KEPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Files of a message passed on that its reader cannot open: those Telegram refused, and on any other channel those
 * that were too large to be kept here.
 */
export function lostFiles(target: {
  channel: string;
  reply: string | null;
  lost_files: number | null;
}): number {
  if (target.channel.startsWith('telegram') || target.reply === null) return target.lost_files ?? 0;
  const { body } = JSON.parse(target.reply) as Reply;
  return body.type === 'relay' ? body.files.filter(({ reference }) => !KEPT.test(reference)).length : 0;
}
