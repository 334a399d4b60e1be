import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { SavedViewItem, VIEW_PAGES } from '../../../../contracts/console/ledger.ts';
import { go } from '../place.tsx';
import { useApi } from '../session.tsx';
import { useAct } from '../use-act.ts';
import { useLoad } from '../use-load.ts';
import { text } from './text.ts';

/** Filters that somebody comes back to, under a name. They are theirs alone. */
export function SavedViews({ page }: { page: (typeof VIEW_PAGES)[number] }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Views page={page} onChosen={() => setOpen(false)} />}
    >
      <Button icon={<StarOutlined />}>{text.views}</Button>
    </Popover>
  );
}

function Views({ page, onChosen }: { page: (typeof VIEW_PAGES)[number]; onChosen: () => void }) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const { data, again } = useLoad<{ views: SavedViewItem[] }>('/ledger/views', { page });
  const [name, setName] = useState('');
  const save = () =>
    act(async () => {
      const search = new URLSearchParams(location.search);
      for (const passing of ['page', 'open']) search.delete(passing);
      await api.post('/ledger/views', { page, name: name.trim(), query: String(search) });
      message.success(text.viewSaved);
      setName('');
      again();
    });
  return (
    <div className="views">
      {data?.views.length === 0 && <p className="muted">{text.noViews}</p>}
      <ul>
        {data?.views.map((view) => (
          <li key={view.id}>
            <Button
              type="link"
              onClick={() => {
                go(`${location.pathname}?${view.query}`);
                onChosen();
              }}
            >
              {view.name}
            </Button>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={text.deleteView(view.name)}
              disabled={busy}
              onClick={() => void act(async () => api.delete(`/ledger/views/${view.id}`)).then(again)}
            />
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{text.saveView}</p>
        <Input
          value={name}
          maxLength={40}
          placeholder={text.viewName}
          aria-label={text.viewName}
          onChange={({ target }) => setName(target.value)}
        />
        <Button htmlType="submit" type="primary" loading={busy} disabled={name.trim() === ''}>
          {text.save}
        </Button>
        <p className="muted small">{text.viewHint}</p>
      </form>
    </div>
  );
}
