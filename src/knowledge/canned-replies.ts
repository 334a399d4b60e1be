import { z } from 'zod';
import { checkList, type Problem, readYaml } from './front-matter.ts';

/** What advisers say again and again: a name for the button, and the words. */
export interface CannedReply {
  name: string;
  text: string;
}

const schema = z.strictObject({
  name: z.string().trim().min(1).max(12),
  text: z.string().trim().min(5).max(1000),
});

/** A later folder's file replaces the earlier one whole: an office has its own way of speaking. */
export function readCannedReplies(file: string, content: string, problems: Problem[]): CannedReply[] {
  const yaml = readYaml(file, content, problems);
  return yaml ? checkList(file, yaml, 'replies', schema, problems) : [];
}
