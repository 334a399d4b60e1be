import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Empty } from 'antd';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { useApi } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from './text.ts';

const words = text.papers;

export function PapersTab({ view }: { view: CaseView }) {
  const api = useApi();
  const { busy, act } = useAct();
  if (view.papers.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />;
  }
  const path = (kind: string) => `/mediation/cases/${view.key}/papers/${kind}`;
  const papers: { kind: string; name: string; hint?: string }[] = [
    ...view.papers,
    { kind: 'file', name: words.file, hint: words.fileHint },
  ];
  return (
    <>
      <p className="ask-hint">{words.hint}</p>
      <ul className="papers">
        {papers.map(({ kind, name, hint }) => (
          <li key={kind}>
            <span>
              <strong>{name}</strong>
              {hint && <span className="muted small"> {hint}</span>}
            </span>
            <span className="row">
              <Button
                icon={<DownloadOutlined />}
                aria-label={`${words.download} ${name}`}
                disabled={busy}
                onClick={() => void act(() => api.download(path(kind)))}
              >
                {words.download}
              </Button>
              <Button
                icon={<PrinterOutlined />}
                aria-label={`${words.print} ${name}`}
                href={`/api/console${path(kind)}/print`}
                target="_blank"
                rel="noreferrer"
              >
                {words.print}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
