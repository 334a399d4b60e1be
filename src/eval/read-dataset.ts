import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { InvalidInput } from '../core/errors.ts';

/** Reads a data set of one JSON object a line; the first line that does not fit is named. */
export async function readDataset<S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new InvalidInput(`${file} 第 ${i + 1} 行不是 JSON`, { cause });
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new InvalidInput(`${file} 第 ${i + 1} 行：${parsed.error.issues[0]?.message}`);
    return [parsed.data];
  });
}
