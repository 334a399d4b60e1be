import { parseLocalDate } from '../../../core/dates.ts';
import { readArticleLine } from '../parse/articles.ts';
import { isHeadLine } from '../parse/head.ts';
import { cleanLines } from '../parse/lines.ts';
import type { RawDocument } from '../parse/parsed.ts';
import type { StatuteKind } from '../statute.ts';
import { byFolder, type Layout, nameOf, type PassedOver, type TextFile } from './layout.ts';

const FRONT_MATTER = /^\s*---\r?\n([\s\S]*?)\r?\n---\s*(?:\r?\n|$)/;
/** A first heading that names a whole text, not 第三编 合同, 序言, 附则 or 修正案 of the law beside it. */
const OWN_TITLE = /(?:法|条例|决定|规定|办法|决议|解释|法典)(?:[（(].*[）)])?$/;

/**
 * github ImCa0/just-laws: a folder a law, its text in README.md below a VuePress front matter; long laws keep the head in
 * README.md and one file a book beside it; `versions/DATE/README.md` is the text in force from DATE.
 */
export const justLaws: Layout = {
  name: 'just-laws',
  recognises: (files) =>
    files.some(
      (file) =>
        (/(?:^|\/)README\.md$/.test(file.path) && /^\s*---\r?\n(?:sidebar|next|prev):/.test(file.text)) ||
        /^\*\*第[^*]{1,12}条(?:之[^*]{1,3})?\*\*/m.test(file.text),
    ),
  *read(files) {
    for (const [folder, group] of byFolder(files)) yield* readFolder(folder, group);
  },
};

function* readFolder(
  folder: string,
  files: TextFile[],
): Iterable<{ document: RawDocument; files: TextFile[] } | PassedOver> {
  const readme = files.find((file) => nameOf(file.path) === 'README.md');
  if (readme && /^home:\s*true$/m.test(FRONT_MATTER.exec(readme.text)?.[1] ?? '')) {
    yield { path: readme.path, reason: '网站首页，不是法规' };
    return;
  }
  const main: TextFile[] = [];
  for (const file of files) {
    if (file === readme) continue;
    const heading = firstHeading(file.text);
    if (heading === undefined) {
      yield { path: file.path, reason: '没有标题' };
      continue;
    }
    if (heading === '修正案') yield* readAmendments(file, kindOf(folder));
    else if (!readme || (OWN_TITLE.test(heading) && !/^第/.test(heading)))
      yield single(file, kindOf(folder), undefined);
    else main.push(file);
  }
  if (!readme) return;
  if (main.length === 0) {
    yield single(readme, kindOf(folder), effectiveOf(folder));
    return;
  }
  const parts = [readme, ...main.toSorted((a, b) => firstArticle(a.text) - firstArticle(b.text))];
  const { title, text } = titled(readme);
  // A book's own heading is kept; README holds only the head.
  const texts = parts.map((part) => (part === readme ? text : withoutFrontMatter(part.text)));
  yield {
    document: raw(readme.path, title, texts, kindOf(folder), effectiveOf(folder)),
    files: parts,
  };
}

function single(file: TextFile, kind: StatuteKind | undefined, effective: RawDocument['effective']) {
  const { title, text } = titled(file);
  if (title === '') return { path: file.path, reason: '没有标题' };
  // The project's own README stands beside the laws.
  if (!cleanLines(text).some((line) => readArticleLine(line) || isHeadLine(line)))
    return { path: file.path, reason: '既没有条文，也没有通过日期，不是法规' };
  return { document: raw(file.path, title, [text], kind, effective), files: [file] };
}

/** One file with every 修正案 of a law, each below a heading of its own. */
function* readAmendments(file: TextFile, kind: StatuteKind | undefined) {
  for (const [i, section] of withoutFrontMatter(file.text)
    .split(/^(?=## )/m)
    .slice(1)
    .entries()) {
    const [heading = '', ...rest] = section.split('\n');
    const title = heading.replace(/^#+\s*/, '').trim();
    // 宪法修正案 count their articles on from one to the next; as texts of their own they begin where they begin.
    yield {
      document: raw(`${file.path}#${i + 1}`, title, [rest.join('\n')], kind, undefined),
      files: [file],
    };
  }
}

function raw(
  path: string,
  title: string,
  parts: string[],
  kind: StatuteKind | undefined,
  effective: RawDocument['effective'],
): RawDocument {
  return { path, title, head: [], parts, kind, issuer: undefined, promulgated: undefined, effective };
}

function titled(file: TextFile): { title: string; text: string } {
  const text = withoutFrontMatter(file.text);
  const match = /^#[ \t\u3000]+(.+)$/m.exec(text);
  return match
    ? {
        title: match[1]!.trim(),
        text: text.slice(0, match.index) + text.slice(match.index + match[0].length),
      }
    : { title: '', text };
}

const withoutFrontMatter = (text: string): string => text.replace(/^\ufeff/, '').replace(FRONT_MATTER, '');
const firstHeading = (text: string): string | undefined =>
  /^#[ \t\u3000]+(.+)$/m.exec(withoutFrontMatter(text))?.[1]?.trim();

/** Where a book stands in its law; the preamble, without articles, first. */
function firstArticle(text: string): number {
  for (const line of cleanLines(withoutFrontMatter(text))) {
    const article = readArticleLine(line);
    if (article) return Number(article.number.split('-')[0]);
  }
  return 0;
}

function effectiveOf(folder: string): RawDocument['effective'] {
  return /(?:^|\/)versions\/(\d{4}-\d{2}-\d{2})$/.exec(folder)?.[1] === undefined
    ? undefined
    : parseLocalDate(folder.slice(-10));
}

/** All of it is made or approved by the National People's Congress. */
function kindOf(folder: string): StatuteKind {
  return /(?:^|\/)constitution$/.test(folder) ? '宪法' : '法律';
}
