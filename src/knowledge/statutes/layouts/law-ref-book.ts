import { type LocalDate, parseLocalDate } from '../../../core/dates.ts';
import { readArticleLine } from '../parse/articles.ts';
import { cleanLines } from '../parse/lines.ts';
import type { RawDocument } from '../parse/parsed.ts';
import type { StatuteKind } from '../statute.ts';
import { byFolder, type Layout, nameOf, type TextFile } from './layout.ts';

const INFO_END = /<!--\s*INFO END\s*-->/;

/** What the first folder says of a text's kind; the others hold laws. */
const KINDS: Record<string, StatuteKind> = {
  宪法: '宪法',
  行政法规: '行政法规',
  司法解释: '司法解释',
  部门规章: '部门规章',
  地方性法规: '地方性法规',
  监察法规: '监察法规',
  其他: '其他',
};

/**
 * github LawRefBook/Laws: `类别/…/题名(DATE).md`, DATE the version's promulgation; title as heading, then the head, then
 * `<!-- INFO END -->`, then the text. Files of one folder with the same first heading and a second one are books of one law.
 */
export const lawRefBook: Layout = {
  name: 'LawRefBook',
  recognises: (files) => files.some((file) => INFO_END.test(file.text)),
  *read(files) {
    for (const [folder, group] of byFolder(files)) {
      const books = new Map<string, TextFile[]>();
      for (const file of group) {
        if (nameOf(file.path) === '_index.md') {
          yield { path: file.path, reason: '目录页，没有正文' };
          continue;
        }
        if (!INFO_END.test(file.text)) {
          yield { path: file.path, reason: '没有“INFO END”标记，不是法规正文' };
          continue;
        }
        if (/(?:^|\/)案例(?:\/|$)/.test(folder)) {
          yield { path: file.path, reason: '案例，不是法规' };
          continue;
        }
        const { titles, head } = split(file.text);
        if (
          categoryOf(folder) === '其他' &&
          fileName(file.path).date === undefined &&
          !/\d{4}年/.test(head.join(''))
        ) {
          yield { path: file.path, reason: '读物，没有发布日期，不是法规' };
          continue;
        }
        if (titles.length >= 2) books.set(titles[0]!, [...(books.get(titles[0]!) ?? []), file]);
        else yield { document: readOne(file, folder), files: [file] };
      }
      for (const [title, parts] of books) yield { document: readBooks(title, parts, folder), files: parts };
    }
  },
};

function readOne(file: TextFile, folder: string): RawDocument {
  const { titles, head, body } = split(file.text);
  const { name, date } = fileName(file.path);
  return raw(file.path, titles[0] ?? name, head, [body], folder, date);
}

function readBooks(title: string, files: TextFile[], folder: string): RawDocument {
  const parts = files
    .map((file) => ({ file, ...split(file.text) }))
    .toSorted((a, b) => firstArticle(a.body) - firstArticle(b.body));
  const texts = parts.map(({ titles, body }) => `# ${titles.slice(1).join(' ')}\n\n${body}`);
  const dates = parts.map(({ file }) => fileName(file.path).date).filter((date) => date !== undefined);
  return raw(parts[0]!.file.path, title, parts[0]!.head, texts, folder, dates.toSorted().at(-1));
}

function raw(
  path: string,
  title: string,
  head: string[],
  parts: string[],
  folder: string,
  promulgated: LocalDate | undefined,
): RawDocument {
  const segments = folder.split('/');
  const category = categoryOf(folder);
  const kind = category === undefined ? '法律' : KINDS[category]!;
  const issuer = kind === '部门规章' ? segments.at(segments.indexOf(category!) + 1) : undefined;
  return { path, title, head, parts, kind, issuer, promulgated, effective: undefined };
}

function categoryOf(folder: string): string | undefined {
  return folder.split('/').findLast((segment) => KINDS[segment] !== undefined);
}

function split(text: string): { titles: string[]; head: string[]; body: string } {
  const at = INFO_END.exec(text)!;
  const lines = text
    .slice(0, at.index)
    .replace(/^\ufeff/, '')
    .split('\n');
  const titles = lines.filter((line) => /^#\s/.test(line)).map((line) => line.replace(/^#\s+/, '').trim());
  return {
    titles,
    head: lines.filter((line) => !/^#/.test(line)),
    body: text.slice(at.index + at[0].length),
  };
}

function fileName(path: string): { name: string; date: LocalDate | undefined } {
  const base = nameOf(path).replace(/\.md$/i, '');
  const match = /^(.*?)\s*[(（](\d{4}-\d{2}-\d{2})[)）]$/.exec(base);
  return match ? { name: match[1]!, date: parseLocalDate(match[2]!) } : { name: base, date: undefined };
}

function firstArticle(text: string): number {
  for (const line of cleanLines(text)) {
    const article = readArticleLine(line);
    if (article) return Number(article.number.split('-')[0]);
  }
  return 0;
}
