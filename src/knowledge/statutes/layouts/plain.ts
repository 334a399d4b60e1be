import { parseLocalDate } from '../../../core/dates.ts';
import { readArticleLine } from '../parse/articles.ts';
import { cleanLines } from '../parse/lines.ts';
import { type Layout, nameOf } from './layout.ts';

/**
 * Any folder of .md or .txt files, one statute a file, so that an office can add its own city's rules: the first heading or
 * the file's name is the title; a date in brackets at the end of the name is the promulgation. Files without a single
 * 第X条 or 一、 are no statutes.
 */
export const plain: Layout = {
  name: 'plain',
  recognises: () => true,
  *read(files) {
    for (const file of files) {
      if (!/\.(?:md|txt)$/i.test(file.path)) {
        yield { path: file.path, reason: '不是 .md 或 .txt 文本' };
        continue;
      }
      const lines = cleanLines(file.text.replace(/^\s*---\r?\n[\s\S]*?\r?\n---/, ''));
      if (!lines.some((line) => readArticleLine(line) || /^[#\s]*一\s*、/.test(line))) {
        yield { path: file.path, reason: '没有条文（既没有“第一条”，也没有“一、”）' };
        continue;
      }
      const name = /^(.*?)\s*(?:[(（](\d{4}-\d{2}-\d{2})[)）])?\.[a-z]+$/i.exec(nameOf(file.path));
      const heading = /^#\s+(.+)$/m.exec(file.text)?.[1]?.trim();
      yield {
        document: {
          path: file.path,
          title: heading ?? name?.[1] ?? file.path,
          head: [],
          parts: [heading === undefined ? file.text : file.text.replace(/^#\s+.+$/m, '')],
          kind: undefined,
          issuer: undefined,
          promulgated: name?.[2] === undefined ? undefined : parseLocalDate(name[2]),
          effective: undefined,
        },
        files: [file],
      };
    }
  },
};
