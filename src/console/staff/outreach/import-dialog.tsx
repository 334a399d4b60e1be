import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { ImportAnswer } from '../../../contracts/console/outreach.ts';
import { useApi } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

const words = text.importing;

/** A filled-in sheet: checked first, every bad row named, nothing entered before somebody says so. */
export function ImportDialog({
  open,
  onClose,
  onDone,
}: {
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const input = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState<{ file: File; found: ImportAnswer }>();
  const send = (file: File, mode: 'check' | 'all-or-nothing' | 'skip-bad') => {
    const form = new FormData();
    form.set('file', file);
    return api.upload<ImportAnswer>(`/outreach/import?mode=${mode}`, form);
  };
  const close = () => {
    setSheet(undefined);
    onClose();
  };
  const check = (file: File) =>
    act(async () => {
      setSheet(undefined);
      setSheet({ file, found: await send(file, 'check') });
    });
  const enter = (file: File, mode: 'all-or-nothing' | 'skip-bad') =>
    act(async () => {
      const { entered, repeated } = await send(file, mode);
      message.success(words.entered(entered) + (repeated > 0 ? words.repeated(repeated) : ''));
      onDone();
      close();
    });
  const bad = new Set(sheet?.found.problems.map(({ row }) => row)).size;
  const good = (sheet?.found.read ?? 0) - bad;
  return (
    <Modal open={open} onCancel={close} title={words.title} width={720} destroyOnHidden footer={null}>
      <p className="muted">{words.steps}</p>
      <div className="import-actions">
        <Button
          icon={<DownloadOutlined />}
          onClick={() => void act(() => api.download('/outreach/template'))}
        >
          {words.template}
        </Button>
        <Button
          type={sheet ? 'default' : 'primary'}
          icon={<UploadOutlined />}
          loading={busy}
          onClick={() => input.current?.click()}
        >
          {busy ? words.checking : sheet ? words.again : words.choose}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // The same file, mended, may be chosen again.
            target.value = '';
            if (file) void check(file);
          }}
        />
      </div>
      {sheet && (
        <>
          <Found found={sheet.found} bad={bad} />
          <div className="import-actions import-enter">
            {good > 0 && (
              <Button
                type="primary"
                loading={busy}
                onClick={() => void enter(sheet.file, bad > 0 ? 'skip-bad' : 'all-or-nothing')}
              >
                {bad > 0 ? words.rest(good) : words.all(good)}
              </Button>
            )}
          </div>
        </>
      )}
    </Modal>
  );
}

function Found({ found: { read, problems }, bad }: { found: ImportAnswer; bad: number }) {
  if (problems.length === 0) {
    const title = read > 0 ? words.good(read) : words.none;
    return <Alert type={read > 0 ? 'success' : 'info'} showIcon title={title} />;
  }
  return (
    <>
      <Alert type="warning" showIcon title={words.bad(bad, read)} description={words.badHint} />
      <div className="table-scroll">
        <table className="problems">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.problem}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, value, problem }) => (
              <tr key={`${row} ${column} ${problem}`}>
                <td className="number">{row}</td>
                <td>{column}</td>
                <td>{value || words.empty}</td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
