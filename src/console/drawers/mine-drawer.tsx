import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ConsultationItem } from '../../contracts/api.ts';
import type { Api } from '../api/api-client.ts';
import { ConsultationList } from '../chat/consultation-list.tsx';
import { text } from '../text.ts';
import { SideDrawer } from './side-drawer.tsx';

const words = text.mine;

/** My consultations with what is arranged next, my mediation cases, and what is kept of me: take it along, or have it erased. */
export default function MineDrawer(props: {
  api: Api;
  open: boolean;
  close: () => void;
  press: (action: string, label: string) => void;
}) {
  const { api, open, close, press } = props;
  const [items, setItems] = useState<ConsultationItem[]>();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (!open) return;
    setFailed(false);
    api.consultations().then(setItems, () => setFailed(true));
  }, [api, open]);

  const act = (action: string, label: string) => {
    setAsking(false);
    close();
    press(action, label);
  };
  return (
    <SideDrawer title={words.title} open={open} close={close}>
      <h3>{words.consultations}</h3>
      {failed && <p className="no-text">{text.citation.failed}</p>}
      {!items && !failed && <p className="no-text">{text.chat.loading}</p>}
      {items && (
        <ConsultationList
          items={items.map((item) => ({
            number: item.number,
            openedAt: item.openedAt,
            topic: item.topic ?? '',
            state: item.outcome && item.state === 'closed' ? item.outcome : item.state,
            summary: item.appointment ?? '',
          }))}
        />
      )}
      <div className="mine-buttons">
        <Button size="large" block onClick={() => act('m:cases', words.cases)}>
          {words.cases}
        </Button>
      </div>
      <h3>{words.privacy}</h3>
      <ul className="plain-list privacy">
        {words.privacyText.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="mine-buttons">
        <Button size="large" block onClick={() => act('export', words.export)}>
          {words.export}
        </Button>
        <button type="button" className="danger" onClick={() => setAsking(true)}>
          {words.erase}
        </button>
      </div>
      <SideDrawer title={words.eraseTitle} open={asking} close={() => setAsking(false)} question>
        <p>{words.eraseText}</p>
        <div className="question-buttons">
          <Button size="large" onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
          <Button size="large" type="primary" danger onClick={() => act('erase-sure', words.erase)}>
            {words.eraseSure}
          </Button>
        </div>
      </SideDrawer>
    </SideDrawer>
  );
}
