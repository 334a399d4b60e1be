import { EnvironmentOutlined, FontSizeOutlined, UserOutlined } from '@ant-design/icons';
import type { Session } from '../../contracts/api.ts';
import type { Line } from '../chat/use-chat.ts';
import { text } from '../text.ts';
import { LineBanner } from './banners.tsx';

export type DrawerName = 'area' | 'settings' | 'mine';

/** Whose service this is, and the three things a resident sets once. */
export function Header(props: {
  session: Session | undefined;
  line: Line;
  open: (drawer: DrawerName) => void;
}) {
  const { session, line, open } = props;
  const area = session?.area?.name;
  return (
    <header className="header">
      <div className="header-inner">
        <svg className="mark" viewBox="0 0 40 40" aria-hidden="true">
          <rect width="40" height="40" rx="8" />
          <path d="M20 8v24M12 32h16M9 14h22M9 14l-4 9a4.5 4.5 0 0 0 8 0zM31 14l-4 9a4.5 4.5 0 0 0 8 0z" />
        </svg>
        <p className="brand">
          <b>{text.brand}</b>
          <span>{`${session?.office ?? ''} ${text.service}`}</span>
        </p>
        <nav>
          <button
            type="button"
            className="header-area"
            onClick={() => open('area')}
            aria-label={area ? text.header.areaNow(area) : text.header.area}
          >
            <EnvironmentOutlined aria-hidden="true" />
            <span>{area ?? text.header.area}</span>
          </button>
          <button type="button" onClick={() => open('settings')}>
            <FontSizeOutlined aria-hidden="true" />
            <span>{text.header.size}</span>
          </button>
          <button type="button" onClick={() => open('mine')}>
            <UserOutlined aria-hidden="true" />
            <span>{text.header.mine}</span>
          </button>
        </nav>
      </div>
      <LineBanner line={line} />
    </header>
  );
}
