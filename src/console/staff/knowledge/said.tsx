import { Alert } from 'antd';
import type { Saved } from '../../../contracts/console/knowledge.ts';
import { text } from './text.ts';

/** What stood against saving, or what is to be looked at after it. */
export function Said({ said }: { said: Saved | undefined }) {
  const lines = said?.saved ? said.remarks : said?.faults;
  if (!said || !lines || lines.length === 0) return null;
  return (
    <Alert
      className="note"
      type={said.saved ? 'warning' : 'error'}
      showIcon
      title={said.saved ? text.remarks : text.faults}
      description={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}
