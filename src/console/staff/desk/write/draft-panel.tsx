import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Citation } from '../../../../contracts/answer.ts';
import type { OpenDraft } from '../hooks/use-typed.ts';
import { text } from '../text.ts';
import { Sources } from './law-drawer.tsx';

const words = text.drafted;

/** Beside the box with the draft in it: what it rests on, each to be opened before it is sent. */
export function DraftPanel(props: {
  draft: OpenDraft;
  value: string;
  busy: boolean;
  open: (citation: Citation, day: string) => void;
  again: (question: string) => void;
  restore: () => void;
  discard: () => void;
}) {
  const { draft, value, busy, open, again, restore, discard } = props;
  const [asking, setAsking] = useState(false);
  const changed = value.trim() !== draft.text.trim();
  return (
    <section className="draft-panel" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="muted small">{changed ? words.changed : words.unchanged}</p>
      <h4>{words.sources}</h4>
      {draft.citations.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <Sources citations={draft.citations} open={(citation) => open(citation, draft.day)} />
      )}
      <div className="row">
        {changed && (
          <Button size="small" onClick={restore}>
            {words.restore}
          </Button>
        )}
        <Button size="small" onClick={() => setAsking(!asking)}>
          {words.ask}
        </Button>
        <Button size="small" onClick={discard}>
          {words.discard}
        </Button>
      </div>
      {asking && (
        <Input.Search
          aria-label={words.askLabel}
          placeholder={words.askLabel}
          enterButton={text.write.draft}
          loading={busy}
          maxLength={2000}
          onSearch={(question) => {
            setAsking(false);
            again(question.trim());
          }}
        />
      )}
    </section>
  );
}
