import type { OpenedArticle } from '../../contracts/reply.ts';
import { text } from '../text.ts';

const words = text.citation;
const chinese = (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** Which version this is: from when, and until when if it is no longer the law. */
export function VersionLine({ effective, until }: { effective?: string | null; until?: string | null }) {
  if (!effective && !until) return null;
  return (
    <p className="version">
      {effective && <span>{words.effective(chinese(effective))}</span>}
      {until ? (
        <span className="tag tag-warn">{words.until(chinese(until))}</span>
      ) : (
        <span className="tag tag-good">{words.inForce}</span>
      )}
    </p>
  );
}

/** One article to the letter; without the statutes installed, its gist. */
export function ArticleText({ article }: { article: OpenedArticle }) {
  return (
    <div className="article">
      <h3>{article.label}</h3>
      {article.path.length > 0 && <p className="path">{article.path.join(' › ')}</p>}
      <VersionLine effective={article.effective ?? null} until={article.until ?? null} />
      {article.gist && (
        <p className="gist">
          <b>{words.gist}</b>
          {article.gist}
        </p>
      )}
      {article.text && (
        <blockquote className="law-text">
          <b>{words.original}</b>
          {article.text.split('\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </blockquote>
      )}
    </div>
  );
}

/** Articles, and once below them where the text of those can be read that are not installed. */
export function ArticleTexts({ articles }: { articles: readonly OpenedArticle[] }) {
  const missing = articles.find((article) => !article.text);
  return (
    <>
      {articles.map((article) => (
        <ArticleText key={article.label} article={article} />
      ))}
      {missing && (
        <p className="no-text">
          {words.noText}
          <a href={missing.official ?? words.official} target="_blank" rel="noreferrer noopener">
            {words.officialName}
          </a>
        </p>
      )}
    </>
  );
}
