import { Command } from 'commander';
import { chineseDate, type LocalDate } from '../../core/dates.ts';
import { InvalidInput, NotFound } from '../../core/errors.ts';
import { formatArticleNumber, parseArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { openLibrary } from '../../knowledge/statutes/library.ts';
import type { Article, Statute, StatuteLibrary, StatuteVersion } from '../../knowledge/statutes/statute.ts';
import { normaliseTitle, quoteTitle } from '../../knowledge/statutes/title.ts';
import type { LawsDeps } from '../laws.ts';
import { readAsOf } from '../options.ts';

export function showCommand(deps: LawsDeps): Command {
  return new Command('show')
    .description('看一条原文，如：show 民法典 1076，show 刑法 第一百二十条之一 --as-of 2016-01-01')
    .argument('[法规]', '名称，全称、简称都可以')
    .argument('[条]', '第几条；附件写 附1；不写就看版本和目录')
    .option('--as-of <日期>', '看这一天有效的文本，YYYY-MM-DD，默认今天')
    .option('--json', '输出 JSON')
    .action(
      (title: string | undefined, words: string | undefined, flags: { asOf?: string; json?: boolean }) => {
        if (title === undefined) throw new InvalidInput('要写出看哪部法规，如：show 民法典 1076。');
        const library = openLibrary(deps.dataDir);
        try {
          const asOf = readAsOf(flags.asOf) ?? deps.today;
          const { statute, version } = findVersion(library, title, asOf);
          if (words === undefined) {
            const contents = {
              statute,
              versions: library.versions(statute),
              contents: headings(library.articlesOf(version)),
            };
            deps.out.write(
              `${flags.json ? JSON.stringify({ asOf, ...contents }, null, 2) : contentsText(contents)}\n`,
            );
            return;
          }
          const article = findArticle(library, version, words);
          deps.out.write(
            `${flags.json ? JSON.stringify({ asOf, ...article }, null, 2) : articleText(article, asOf)}\n`,
          );
        } finally {
          library.close();
        }
      },
    );
}

function findVersion(
  library: StatuteLibrary,
  title: string,
  asOf: LocalDate,
): { statute: Statute; version: StatuteVersion } {
  const statute = library.find(title);
  if (!statute) throw notFound(library, title, asOf);
  const version = library.version(statute, asOf);
  if (version) return { statute, version };
  throw new NotFound(
    `${chineseDate(asOf)}${quoteTitle(statute.title)}没有有效的文本。库中的版本：\n${versionLines(library.versions(statute))}`,
  );
}

function findArticle(library: StatuteLibrary, version: StatuteVersion, words: string): Article {
  const number = parseArticleNumber(words);
  if (!number)
    throw new InvalidInput(
      `看不懂“${words}”是第几条；可以写 1076、第一千零七十六条、120-1 或 第一百二十条之一。`,
    );
  const articles = library.articlesOf(version);
  const article = articles.find((one) => one.number === number);
  if (article) return article;
  const last = articles.findLast((one) => !one.number.startsWith('附'));
  throw new NotFound(
    `${quoteTitle(version.statute.title)}（${since(version)}）没有${formatArticleNumber(number)}${last ? `，最后一条是${last.label}` : ''}。`,
  );
}

/** Each heading path with its first and last article, in order. */
function headings(articles: readonly Article[]): { path: string[]; from: string; to: string }[] {
  const found: { path: string[]; from: string; to: string }[] = [];
  for (const { path, label } of articles) {
    const last = found.at(-1);
    if (last && last.path.join('\n') === path.join('\n')) last.to = label;
    else found.push({ path, from: label, to: label });
  }
  return found;
}

function contentsText(of: {
  statute: Statute;
  versions: StatuteVersion[];
  contents: ReturnType<typeof headings>;
}): string {
  const places = of.contents.map(
    ({ path, from, to }) => `  ${[...path, from === to ? from : `${from}至${to}`].join('　')}`,
  );
  return [
    `${quoteTitle(of.statute.title)}　${of.statute.kind}`,
    '版本：',
    versionLines(of.versions),
    '目录：',
    ...places,
  ].join('\n');
}

function notFound(library: StatuteLibrary, title: string, asOf: LocalDate): NotFound {
  if (library.status(asOf).generation === undefined)
    return new NotFound('还没有导入法规：npm run laws -- install，或 npm run laws -- import <文件夹>。');
  const near = similarTitles(library.list(asOf), title);
  return new NotFound(
    `库里没有${quoteTitle(title)}。${near.length > 0 ? `是不是：${near.map((one) => `${quoteTitle(one)}`).join('、')}` : ''}`,
  );
}

/** Titles that hold the words, shortest first. */
function similarTitles(list: { statute: Statute }[], title: string): string[] {
  const key = normaliseTitle(title);
  return list
    .filter(({ statute }) => statute.key.includes(key) || (key.length >= 4 && key.includes(statute.key)))
    .map(({ statute }) => statute.title)
    .toSorted((a, b) => a.length - b.length)
    .slice(0, 5);
}

function articleText(article: Article, asOf: LocalDate): string {
  const { version, path, label, text } = article;
  const promulgated = version.promulgated ? `${chineseDate(version.promulgated)}公布，` : '';
  return [
    `${quoteTitle(version.statute.title)}${label}`,
    ...(path.length > 0 ? [path.join(' ＞ ')] : []),
    `（${promulgated}${since(version)}；${stateOf(version, asOf)}）`,
    '',
    text,
  ].join('\n');
}

const since = (version: StatuteVersion): string => `${chineseDate(version.effective)}起施行`;

function stateOf(version: StatuteVersion, asOf: LocalDate): string {
  if (version.until === undefined) return '现行有效';
  const end = chineseDate(version.until);
  if (version.repealedBy !== undefined) return `${end}因${quoteTitle(version.repealedBy)}失效`;
  return asOf < version.until ? `${chineseDate(asOf)}有效，${end}起换新版本` : `${end}起换新版本`;
}

function versionLines(versions: readonly StatuteVersion[]): string {
  return versions
    .map(
      (version) =>
        `  ${since(version)}${version.until ? `，至 ${chineseDate(version.until)}${version.repealedBy ? `（因${quoteTitle(version.repealedBy)}失效）` : ''}` : ''}`,
    )
    .join('\n');
}
