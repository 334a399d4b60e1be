import { text } from '../text.ts';

export interface ConsultationRow {
  number: string;
  openedAt: string;
  topic: string;
  state: string;
  summary: string;
}

const day = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeZone: 'Asia/Shanghai' });
export const dayOf = (at: string) => (Number.isNaN(Date.parse(at)) ? at : day.format(new Date(at)));

/** My consultations, each with the number to quote. */
export function ConsultationList({ items }: { items: readonly ConsultationRow[] }) {
  if (items.length === 0) return <p className="note">{text.mine.empty}</p>;
  return (
    <ul className="consultations">
      {items.map((item) => (
        <li key={item.number}>
          <div>
            <strong>{item.topic || text.mine.unknownTopic}</strong>
            <span className="tag">{text.mine.states[item.state] ?? item.state}</span>
          </div>
          {item.summary && <p>{item.summary}</p>}
          <small>{`${text.mine.number} ${item.number} · ${dayOf(item.openedAt)}`}</small>
        </li>
      ))}
    </ul>
  );
}
