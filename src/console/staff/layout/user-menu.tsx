import { DownOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { BASE, go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { text } from '../text.ts';

export function UserMenu() {
  const { me, signOut } = useSigned();
  const { act } = useAct();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'account', icon: <UserOutlined />, label: text.account, onClick: () => go(`${BASE}/me`) },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: text.signOut, onClick: () => void act(signOut) },
        ],
      }}
    >
      <Button type="text" className="user-button">
        <span className="user-name">{me.person.name}</span>
        <span className="user-role">{text.roles[me.person.role]}</span>
        <DownOutlined className="user-arrow" />
      </Button>
    </Dropdown>
  );
}
