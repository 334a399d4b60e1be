import { useEffect, useState } from 'react';
import type { Citation } from '../../contracts/answer.ts';
import type { OpenedPassage } from '../../contracts/api.ts';
import type { OpenedArticle } from '../../contracts/reply.ts';
import type { Api } from '../api/api-client.ts';
import { ArticleTexts, VersionLine } from '../chat/opened-article.tsx';
import { RichText } from '../chat/rich-text.tsx';
import { text } from '../text.ts';
import { SideDrawer } from './side-drawer.tsx';

const words = text.citation;
type Opened =
  | { type: 'article'; article: OpenedArticle }
  | { type: 'passage'; passage: OpenedPassage }
  | { type: 'failed' };

/** What a citation rests on: the article in the version of the day the answer was given, or the guide's section. */
export default function CitationDrawer(props: {
  api: Api;
  citation: Citation | undefined;
  /** `YYYY-MM-DD` of the answer. */
  day: string;
  close: () => void;
}) {
  const { api, citation, day, close } = props;
  const [opened, setOpened] = useState<Opened>();

  useEffect(() => {
    if (!citation) return;
    let current = true;
    setOpened(undefined);
    open(api, citation, day).then(
      (found) => current && setOpened(found),
      () => current && setOpened({ type: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [api, citation, day]);

  return (
    <SideDrawer
      title={citation ? words.kinds[citation.statute ? 'article' : citation.kind] : ''}
      open={citation !== undefined}
      close={close}
    >
      {citation && (
        <div className="opened" aria-busy={opened === undefined}>
          {opened?.type !== 'article' && <h3>{citation.label}</h3>}
          {citation.gist && opened?.type !== 'article' && (
            <p className="gist">
              <b>{words.gist}</b>
              <RichText>{citation.gist}</RichText>
            </p>
          )}
          {opened?.type === 'article' && (
            <ArticleTexts articles={[{ ...opened.article, gist: opened.article.gist ?? citation.gist }]} />
          )}
          {opened?.type === 'passage' && <PassageText passage={opened.passage} />}
          {opened?.type === 'failed' && <p className="no-text">{words.failed}</p>}
          {!opened && <p className="no-text">{text.chat.loading}</p>}
        </div>
      )}
    </SideDrawer>
  );
}

async function open(api: Api, citation: Citation, day: string): Promise<Opened> {
  if (citation.statute && citation.article) {
    return { type: 'article', article: await api.article(citation.statute, citation.article, day) };
  }
  return { type: 'passage', passage: await api.passage(citation.passageId) };
}

function PassageText({ passage }: { passage: OpenedPassage }) {
  return (
    <div className="article">
      {passage.path && <p className="path">{passage.path}</p>}
      <VersionLine effective={passage.from ?? null} until={passage.until ?? null} />
      <div className="pre">
        <RichText>{passage.body.replaceAll('**', '')}</RichText>
      </div>
    </div>
  );
}
