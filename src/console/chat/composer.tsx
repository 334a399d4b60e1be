import { PaperClipOutlined } from '@ant-design/icons';
import Sender from '@ant-design/x/es/sender';
import { Button, type GetProps, type Input } from 'antd';
import { type ComponentType, type KeyboardEvent, useRef, useState } from 'react';
import type { Session } from '../../contracts/api.ts';
import { text } from '../text.ts';
import { GrowingInput } from './growing-input.tsx';
import { sizeOf } from './message-item.tsx';
import type { ToSend } from './use-chat.ts';

const words = text.composer;
type InputProps = GetProps<typeof Input.TextArea>;

// One object for ever: a new one would take the focus away with each letter.
const INPUT = { input: GrowingInput as ComponentType<InputProps> };

/** Where the resident writes. Enter sends, Shift+Enter breaks the line; files go along with what is written. */
export function Composer(props: {
  limits: Session['limits'];
  send: (item: ToSend) => void;
  press: (action: string, label: string) => void;
  /** Nothing has been asked yet: a new question cannot be begun. */
  fresh: boolean;
}) {
  const { limits, send, press, fresh } = props;
  const [value, setValue] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState('');
  const picker = useRef<HTMLInputElement>(null);

  const add = (added: readonly File[]) => {
    const large = added.find((file) => file.size > limits.fileBytes);
    if (large) return setProblem(words.fileTooBig(large.name, Math.floor(limits.fileBytes / 1024 / 1024)));
    if (files.length + added.length > limits.files) return setProblem(words.tooManyFiles(limits.files));
    setProblem('');
    setFiles([...files, ...added]);
  };
  const submit = () => {
    const said = value.trim();
    if (said === '' && files.length === 0) return;
    if (said.length > limits.text) return setProblem(words.tooLong(limits.text));
    if (files.length > 0) {
      const names = files.map((file) => file.name).join('、');
      send({
        kind: 'files',
        files,
        caption: said.slice(0, 2_000),
        label: said ? `${said}\n${names}` : names,
      });
    } else send({ kind: 'text', text: said, label: said });
    setValue('');
    setFiles([]);
    setProblem('');
  };

  // Sender learns a render late that there is something to send; a quick Enter would be lost.
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event;
    if (key !== 'Enter' || nativeEvent.isComposing) return;
    if (!(shiftKey || ctrlKey || altKey || metaKey)) {
      event.preventDefault();
      submit();
    }
    return false;
  };

  return (
    <div className="composer">
      <div className="composer-row">
        <Button onClick={() => press('human', words.human)}>{words.human}</Button>
        {!fresh && <Button onClick={() => press('new', words.fresh)}>{words.fresh}</Button>}
      </div>
      {files.length > 0 && (
        <ul className="picked">
          {files.map((file) => (
            <li key={`${file.name} ${file.size}`}>
              <span>{text.chat.file(file.name, sizeOf(file.size))}</span>
              <button
                type="button"
                className="link"
                aria-label={words.removeFile(file.name)}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <Sender
        value={value}
        onChange={setValue}
        onSubmit={submit}
        onKeyDown={onKeyDown}
        placeholder={words.placeholder}
        components={INPUT}
        onPasteFile={(list) => add([...list])}
        prefix={
          <Button
            type="text"
            icon={<PaperClipOutlined />}
            aria-label={words.attach}
            title={words.attach}
            onClick={() => picker.current?.click()}
          />
        }
        suffix={(_own, { components: { SendButton } }) => (
          <SendButton
            type="primary"
            shape="default"
            icon={null}
            className="send"
            disabled={value.trim() === '' && files.length === 0}
          >
            {words.send}
          </SendButton>
        )}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={words.accept}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="composer-note">
        <span className="keys">{`${words.keys} · `}</span>
        {words.disclaimer}
      </p>
    </div>
  );
}
