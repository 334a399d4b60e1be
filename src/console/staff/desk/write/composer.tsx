import { BookOutlined, EditOutlined, PaperClipOutlined, SendOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { DeskChoices, DeskDraft, MatterStory } from '../../../../contracts/console/desk.ts';
import { useApi } from '../../shared/session.tsx';
import { dayOf } from '../../shared/times.ts';
import { useAct } from '../../shared/use-act.ts';
import type { Outbox } from '../hooks/use-outbox.ts';
import type { Typed, TypedTexts } from '../hooks/use-typed.ts';
import { text } from '../text.ts';
import { CannedMenu, cannedFor } from './canned-menu.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { FileChips } from './file-chips.tsx';
import { useGrowing } from './use-growing.ts';

const words = text.write;
/** As the server (contracts/console/desk.ts, postSay). */
const LONGEST = 4_000;

export interface ComposerHandle {
  focus(): void;
  /** At the caret. */
  insert(words: string): void;
  canned(): void;
  draft(): void;
}

/** Where the answer is written: canned words, a draft beside its sources, files. What stands here is kept by chat. */
export function Composer(props: {
  story: MatterStory;
  typed: TypedTexts;
  outbox: Outbox;
  choices: DeskChoices | undefined;
  openLaw: () => void;
  openCitation: Parameters<typeof DraftPanel>[0]['open'];
  ref: Ref<ComposerHandle>;
}) {
  const { story, typed, outbox, choices, openLaw, openCitation } = props;
  const { number } = story;
  const api = useApi();
  const { message } = App.useApp();
  const { busy: drafting, act } = useAct();
  const { text: value, draft } = typed.of(number);
  const [files, setFiles] = useState<readonly File[]>([]);
  /** Undefined: closed; else which of those offered is marked. */
  const [marked, setMarked] = useState<number>();
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useGrowing(box, value);

  const write = (next: Partial<Typed>) => typed.set(number, next);
  const canned = choices?.canned ?? [];
  const offered = cannedFor(canned, value);
  // Typed as the first letter it opens the list, and what follows narrows it.
  const listOpen = marked !== undefined || (value.startsWith('/') && !value.includes('\n'));
  const at = Math.min(marked ?? 0, Math.max(0, offered.length - 1));

  const insert = (more: string) => {
    const area = box.current;
    const [from, until] = area ? [area.selectionStart, area.selectionEnd] : [value.length, value.length];
    write({ text: value.slice(0, from) + more + value.slice(until) });
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(from + more.length, from + more.length);
    });
  };
  const choose = (chosen: string) => {
    setMarked(undefined);
    if (value.startsWith('/')) write({ text: chosen });
    else insert(chosen);
    box.current?.focus();
  };
  const makeDraft = (question?: string) =>
    act(async () => {
      const made = await api.post<DeskDraft>(
        `/desk/matters/${encodeURIComponent(number)}/draft`,
        question ? { question } : {},
      );
      const aside = draft ? draft.aside : value;
      write({
        text: made.text,
        draft: {
          id: made.id,
          text: made.text,
          citations: made.answer.citations,
          day: dayOf(made.madeAt),
          aside,
        },
      });
      box.current?.focus();
    });
  useImperativeHandle(props.ref, () => ({
    focus: () => box.current?.focus(),
    insert,
    canned: () => {
      setMarked(0);
      box.current?.focus();
    },
    draft: () => void (drafting || makeDraft()),
  }));

  const send = () => {
    const said = value.trim();
    const matter = { number, after: story.messages.at(-1)?.seq ?? 0 };
    if (said.length > LONGEST) return message.error(words.tooLong(LONGEST));
    if (files.length > 0) outbox.send(matter, { kind: 'files', files, text: said });
    else if (draft && said) {
      outbox.send(matter, {
        kind: 'draft',
        draft: draft.id,
        text: said,
        changed: said !== draft.text.trim(),
      });
    } else if (said) outbox.send(matter, { kind: 'words', text: said });
    else return;
    setFiles([]);
    write({ text: draft && files.length > 0 ? value : (draft?.aside ?? ''), draft: undefined });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (listOpen && offered.length > 0) {
      const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (move !== 0) {
        event.preventDefault();
        return setMarked((at + move + offered.length) % offered.length);
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        event.preventDefault();
        return choose(offered[at]!.text);
      }
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (listOpen) {
        setMarked(undefined);
        if (value.startsWith('/')) write({ text: '' });
      } else box.current?.blur();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  return (
    <div className={draft ? 'composer has-draft' : 'composer'}>
      {listOpen && <CannedMenu offered={offered} marked={at} choose={choose} />}
      {draft && (
        <DraftPanel
          draft={draft}
          value={value}
          busy={drafting}
          open={openCitation}
          again={(question) => void makeDraft(question)}
          restore={() => write({ text: draft.text })}
          discard={() => write({ text: draft.aside, draft: undefined })}
        />
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={2}
          aria-label={words.label}
          placeholder={words.placeholder}
          value={value}
          onChange={({ target }) => {
            write({ text: target.value });
            if (marked !== undefined) setMarked(undefined);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = [...event.clipboardData.files];
            if (pasted.length > 0) {
              event.preventDefault();
              setFiles((before) => [...before, ...pasted]);
            }
          }}
        />
        <FileChips files={files} drop={(file) => setFiles(files.filter((other) => other !== file))} />
        <div className="composer-bar">
          <Tooltip title={words.attach}>
            <Button
              type="text"
              aria-label={words.attach}
              icon={<PaperClipOutlined />}
              onClick={() => picker.current?.click()}
            />
          </Tooltip>
          <Button type="text" onClick={() => setMarked(marked === undefined ? 0 : undefined)}>
            {words.canned}
          </Button>
          {!draft && (
            <Button type="text" icon={<EditOutlined />} loading={drafting} onClick={() => void makeDraft()}>
              {drafting ? words.drafting : words.draft}
            </Button>
          )}
          <Button type="text" icon={<BookOutlined />} onClick={openLaw}>
            {words.law}
          </Button>
          <Button
            type="primary"
            className="composer-send"
            icon={<SendOutlined />}
            disabled={value.trim() === '' && files.length === 0}
            onClick={send}
          >
            {draft ? text.drafted.send : words.send}
          </Button>
        </div>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          setFiles((before) => [...before, ...chosen]);
          target.value = '';
          box.current?.focus();
        }}
      />
    </div>
  );
}
