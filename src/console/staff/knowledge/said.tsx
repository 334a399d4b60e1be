import { Alert } from 'antd';
import type { Saved } from '../../../contracts/console/knowledge.ts';
import { text } from './text.ts';

/** What stands against saving; or what is to be looked at, before it and after. */
export function Said({ said }: { said: Saved | undefined }) {
  if (!said) return null;
  const faulty = said.faults.length > 0;
  const lines = faulty ? said.faults : said.remarks;
  if (lines.length === 0) return null;
  return (
    <Alert
      className="note"
      type={faulty ? 'error' : 'warning'}
      showIcon
      title={faulty ? text.faults : said.saved ? text.remarksSaved : text.remarks}
      description={
        <>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {!faulty && !said.saved && <p>{text.remarksHint}</p>}
        </>
      }
    />
  );
}
