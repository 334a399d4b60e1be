import { App, Button, Drawer, Empty, Input, type InputRef, Spin } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import type { FoundLaw } from '../../../../contracts/console/desk.ts';
import type { OpenedArticle } from '../../../../contracts/reply.ts';
import { ArticleText, ArticleTexts } from '../../../chat/opened-article.tsx';
import { RichText } from '../../../chat/rich-text.tsx';
import { FaultView } from '../../shared/fault-view.tsx';
import { dayOf } from '../../shared/times.ts';
import { useLoad } from '../../shared/use-load.ts';
import { text } from '../text.ts';
import { type Opened, openCitation, quoted } from './law-api.ts';

const words = text.law;

/** What the drawer was opened for: to search, or to read one citation as of a day. */
export type LawAsked = { type: 'search' } | { type: 'citation'; citation: Citation; day: string };

/** 查法条: search, read to the letter, put into the answer. `insert` is undefined where nothing may be written. */
export function LawDrawer({
  asked,
  close,
  insert,
}: {
  asked: LawAsked | undefined;
  close: () => void;
  insert: ((words: string) => void) | undefined;
}) {
  return (
    <Drawer
      open={asked !== undefined}
      onClose={close}
      title={words.title}
      closable={{ 'aria-label': words.close }}
      size={480}
      mask={false}
      destroyOnHidden
      rootClassName="law-drawer"
    >
      {asked && <LawPanel asked={asked} insert={insert} />}
    </Drawer>
  );
}

function LawPanel({ asked, insert }: { asked: LawAsked; insert: ((words: string) => void) | undefined }) {
  const { message } = App.useApp();
  const [query, setQuery] = useState('');
  const [reading, setReading] = useState(asked.type === 'citation' ? asked : undefined);
  useEffect(() => setReading(asked.type === 'citation' ? asked : undefined), [asked]);
  const found = useLoad<FoundLaw>(query ? '/desk/law' : undefined, { q: query });
  const box = useRef<InputRef>(null);
  useEffect(() => {
    if (asked.type === 'search') box.current?.focus();
  }, [asked]);
  const put =
    insert &&
    ((article: OpenedArticle) => {
      insert(quoted(article));
      message.success(words.inserted);
    });
  return (
    <div className="law-panel">
      <Input.Search
        ref={box}
        aria-label={words.label}
        placeholder={words.placeholder}
        enterButton={words.search}
        loading={found.loading}
        maxLength={500}
        onSearch={(value) => {
          setReading(undefined);
          setQuery(value.trim());
        }}
      />
      {reading ? (
        <>
          {query && (
            <Button type="link" onClick={() => setReading(undefined)}>
              {words.backToList}
            </Button>
          )}
          <Reading key={reading.citation.passageId} {...reading} put={put} />
        </>
      ) : !query ? (
        <p className="muted">{words.hint}</p>
      ) : found.fault ? (
        <FaultView fault={found.fault} again={found.again} />
      ) : found.data ? (
        <Results
          found={found.data}
          put={put}
          open={(citation) => setReading({ type: 'citation', citation, day: dayOf(new Date()) })}
        />
      ) : (
        <Spin className="opening" />
      )}
    </div>
  );
}

type Put = ((article: OpenedArticle) => void) | undefined;

function Results({
  found: { articles, answers },
  put,
  open,
}: {
  found: FoundLaw;
  put: Put;
  open: (citation: Citation) => void;
}) {
  const citations = answers.flatMap((answer) => answer.citations);
  if (articles.length + citations.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            {words.nothing}
            <br />
            <span className="muted">{words.nothingHint}</span>
          </>
        }
      />
    );
  }
  return (
    <>
      {articles.map((article) => (
        <Article key={article.label} article={article} put={put} />
      ))}
      {citations.length > 0 && (
        <>
          <h3 className="law-sub">{words.sources}</h3>
          <Sources citations={citations} open={open} />
        </>
      )}
    </>
  );
}

/** Citations by name, with what they say in plain words; each opens. */
export function Sources({
  citations,
  open,
}: {
  citations: readonly Citation[];
  open: (citation: Citation) => void;
}) {
  return (
    <ul className="sources">
      {citations.map((citation) => (
        <li key={`${citation.n}-${citation.passageId}`}>
          <button type="button" className="link-button" onClick={() => open(citation)}>
            [{citation.n}] {citation.label}
          </button>
          {citation.gist && <p>{citation.gist}</p>}
        </li>
      ))}
    </ul>
  );
}

function Article({ article, put, children }: { article: OpenedArticle; put: Put; children?: ReactNode }) {
  return (
    <div className="law-article">
      {article.text ? <ArticleText article={article} /> : <ArticleTexts articles={[article]} />}
      {children}
      {put && (
        <Button size="small" onClick={() => put(article)}>
          {words.insert}
        </Button>
      )}
    </div>
  );
}

/** One citation opened. */
function Reading({ citation, day, put }: { citation: Citation; day: string; put: Put }) {
  const [opened, setOpened] = useState<Opened | 'failed'>();
  useEffect(() => {
    const stop = new AbortController();
    openCitation(citation, day, stop.signal).then(setOpened, () => {
      if (!stop.signal.aborted) setOpened('failed');
    });
    return () => stop.abort();
  }, [citation, day]);
  if (opened === undefined) return <Spin className="opening" />;
  if (opened !== 'failed' && opened.type === 'article') return <Article article={opened.article} put={put} />;
  return (
    <div className="law-article">
      <h3>{citation.label}</h3>
      {citation.gist && (
        <p className="gist">
          <b>{words.gist}</b>
          {citation.gist}
        </p>
      )}
      {opened === 'failed' ? (
        <p className="muted">{words.failed}</p>
      ) : (
        <div className="pre">
          <RichText>{opened.passage.body.replaceAll('**', '')}</RichText>
        </div>
      )}
      {put && citation.gist && (
        <Button
          size="small"
          onClick={() =>
            put({ label: citation.label, statute: citation.statute ?? '', path: [], gist: citation.gist })
          }
        >
          {words.insert}
        </Button>
      )}
    </div>
  );
}
