import type { OpenedArticle } from '../../../contracts/reply.ts';
import { chineseDate, parseLocalDate } from '../../../core/dates.ts';
import { type Block, block, bold, plain, tightBlock } from './rich-text.ts';

const readable = (day: string) => {
  const parsed = parseLocalDate(day);
  return parsed ? chineseDate(parsed) : day;
};

/** Articles opened to the letter; the text is folded so that several fit on a screen. */
export function articleBlocks(articles: readonly OpenedArticle[]): Block[] {
  return articles.flatMap((article) => {
    const blocks: Block[] = [block(bold(article.label))];
    const dates = [
      article.effective && `自${readable(article.effective)}起施行`,
      article.until && `至${readable(article.until)}止`,
    ].filter(Boolean);
    const line = [article.path.join(' › '), dates.join('，')].filter(Boolean).join('\n');
    if (line) blocks.push(tightBlock({ text: line, italic: true }));
    if (article.text) blocks.push({ runs: [plain(article.text)], quote: true, tight: true });
    else if (article.gist) blocks.push(tightBlock(plain(`大意：${article.gist}`)));
    if (!article.text && article.official) {
      blocks.push(tightBlock(plain('原文请看：'), { text: article.official, href: article.official }));
    }
    return blocks;
  });
}
