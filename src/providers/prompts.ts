import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';

export interface Prompt {
  name: string;
  /** Kept with every turn the prompt had a part in (ModelUsage.prompt). */
  version: string;
  text: string;
}

const headSchema = z.object({ name: z.string().min(1), version: z.coerce.string().min(1) });

/** Reads `<dir>/<name>.md`: front matter with name and version, then the prompt. Throws InvalidInput naming the file. */
export function readPrompt(dir: string, name: string): Prompt {
  const file = join(dir, `${name}.md`);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InvalidInput(`读不到提示词文件 ${file}`, { cause });
  }
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]+)$/.exec(content);
  const head = headSchema.safeParse(match ? parse(match[1]!) : undefined);
  if (!match || !head.success || head.data.name !== name) {
    throw new InvalidInput(`提示词文件 ${file} 开头要有 name: ${name} 和 version`);
  }
  return { name, version: head.data.version, text: match[2]!.trim() };
}
