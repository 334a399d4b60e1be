import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ConsolePage } from '../pages.ts';
import { BASE, Link } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useNarrow } from '../shared/use-narrow.ts';
import { text } from '../text.ts';
import { Banners } from './banners.tsx';
import { SideMenu } from './side-menu.tsx';
import { UserMenu } from './user-menu.tsx';

const KEY = 'falin-console-folded';

/** Top bar, menu at the side (a drawer on a phone), and the page. */
export function Shell({
  pages,
  current,
  children,
}: {
  pages: readonly ConsolePage[];
  current: { path: string; label: string } | undefined;
  children: ReactNode;
}) {
  const { me } = useSigned();
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const [folded, setFolded] = useState(() => localStorage.getItem(KEY) === '1');
  useEffect(() => localStorage.setItem(KEY, folded ? '1' : '0'), [folded]);
  const label = current?.label;
  useEffect(() => {
    document.title = text.title(label, me.office);
  }, [label, me.office]);

  return (
    <div className="shell">
      <a className="skip" href="#page">
        {text.skip}
      </a>
      <header className="top-bar">
        {narrow && (
          <Button
            type="text"
            className="menu-button"
            aria-label={text.menu}
            icon={<MenuOutlined />}
            onClick={() => setDrawer(true)}
          />
        )}
        <Link to={BASE} className="brand">
          <img src="/favicon.svg" alt="" width={30} height={30} />
          <strong>{text.brand}</strong>
          <span className="brand-office">
            {narrow ? me.office : `${me.office ?? ''}公共法律服务${text.service}`}
          </span>
        </Link>
        <UserMenu />
      </header>
      <Banners me={me} />
      <div className="shell-body">
        {narrow ? (
          <Drawer
            open={drawer}
            placement="left"
            size={260}
            title={text.menu}
            onClose={() => setDrawer(false)}
            styles={{ body: { padding: 8 } }}
          >
            <SideMenu pages={pages} current={current?.path} onGo={() => setDrawer(false)} />
          </Drawer>
        ) : (
          <nav className={folded ? 'side folded' : 'side'} aria-label={text.menu}>
            <div className="side-inner">
              <SideMenu pages={pages} current={current?.path} collapsed={folded} />
              <Button
                type="text"
                className="fold"
                aria-label={folded ? text.expand : text.collapse}
                icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
                onClick={() => setFolded(!folded)}
              />
            </div>
          </nav>
        )}
        <main id="page" className="page" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
