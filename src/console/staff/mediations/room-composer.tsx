import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { text } from './text.ts';
import type { Case } from './use-case.ts';

const words = text.room;

export function RoomComposer({
  found,
  audience,
  name,
}: {
  found: Case;
  audience: 'all' | number;
  name: string;
}) {
  const [typed, setTyped] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const toAll = audience === 'all';
  const send = async () => {
    const said = typed.trim();
    if (said === '' && files.length === 0) return;
    const done =
      files.length > 0
        ? await found.attach(files, audience, said)
        : (await found.give({ type: 'speak', audience, text: said, files: [] })) !== undefined;
    if (!done) return;
    setTyped('');
    setFiles([]);
  };
  return (
    <form
      className="room-composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Input.TextArea
        aria-label={words.message}
        className="grows"
        rows={3}
        maxLength={4000}
        value={typed}
        placeholder={toAll ? words.placeholderAll : words.placeholderOne(name)}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div className="row">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={words.attach}
          onChange={({ target }) => {
            setFiles([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <Button icon={<PaperClipOutlined aria-hidden />} onClick={() => picker.current?.click()}>
          {files.length > 0 ? words.attached(files.length) : words.attach}
        </Button>
        {files.length > 0 && (
          <Button type="text" onClick={() => setFiles([])}>
            {words.drop}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={found.busy} className={toAll ? '' : 'send-private'}>
          {toAll ? words.sendAll : words.sendOne(name)}
        </Button>
      </div>
    </form>
  );
}
