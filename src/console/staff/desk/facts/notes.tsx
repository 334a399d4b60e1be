import { Button, Input } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { timeOf } from '../../shared/times.ts';
import { useAct } from '../../shared/use-act.ts';
import { text } from '../text.ts';
import { Section } from './section.tsx';

const words = text.facts;

/** Apart from what is said to the resident, so that neither is ever taken for the other. */
export function Notes({
  story,
  add,
  ref,
}: {
  story: MatterStory;
  add: (note: string) => Promise<unknown>;
  ref: Ref<{ focus(): void }>;
}) {
  const [note, setNote] = useState('');
  const { busy, act } = useAct();
  const box = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }));
  const save = async () => {
    if (note.trim() !== '' && (await act(() => add(note.trim())))) setNote('');
  };
  return (
    <Section title={words.notes} hint={words.notesHint}>
      <ul className="notes">
        {story.notes.map(({ by, text: said, at }) => (
          <li key={`${at}-${by.id}`}>
            <span className="muted small">
              {by.name} {timeOf(at)}
            </span>
            <p className="pre">{said}</p>
          </li>
        ))}
      </ul>
      {story.may.work ? (
        <div className="note-form">
          <Input.TextArea
            ref={(made) => {
              box.current = made?.resizableTextArea?.textArea ?? null;
            }}
            rows={2}
            maxLength={2000}
            aria-label={words.noteLabel}
            placeholder={words.notePlaceholder}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button size="small" disabled={note.trim() === ''} loading={busy} onClick={() => void save()}>
            {words.addNote}
          </Button>
        </div>
      ) : (
        story.notes.length === 0 && <p className="muted">{words.none}</p>
      )}
    </Section>
  );
}
