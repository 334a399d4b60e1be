import { Menu, type MenuProps } from 'antd';
import { createElement } from 'react';
import type { ConsolePage } from '../pages.ts';
import { BASE, Link, usePlace, withHeld } from '../shared/place.tsx';

type Item = NonNullable<MenuProps['items']>[number];

/** The pages this person may open, under their headings. Every entry is a link. */
export function SideMenu({
  pages,
  current,
  collapsed = false,
  onGo,
}: {
  pages: readonly ConsolePage[];
  current: string | undefined;
  collapsed?: boolean;
  onGo?: () => void;
}) {
  const { query } = usePlace();
  const item = (page: ConsolePage): Item => ({
    key: page.path,
    icon: createElement(page.icon),
    title: page.label,
    label: (
      <Link to={withHeld(`${BASE}/${page.path}`, query)} {...(onGo ? { onClick: onGo } : {})}>
        {page.label}
      </Link>
    ),
  });
  const groups = Map.groupBy(pages, (page) => page.group);
  const items = [...groups].flatMap(([group, members]): Item[] =>
    group === undefined
      ? members.map(item)
      : [{ key: group, type: 'group', label: collapsed ? '' : group, children: members.map(item) }],
  );
  return (
    <Menu
      mode="inline"
      inlineCollapsed={collapsed}
      selectedKeys={current === undefined ? [] : [current]}
      items={items}
    />
  );
}
