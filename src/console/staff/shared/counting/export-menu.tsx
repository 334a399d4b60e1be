import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Query } from '../api.ts';
import { useApi } from '../session.tsx';
import { useAct } from '../use-act.ts';
import { text } from './text.ts';

type Format = keyof typeof text.formats;

/** Export of what is shown, in the format chosen. */
export function ExportMenu({
  path,
  query,
  formats = ['xlsx', 'csv'],
}: {
  path: string;
  query?: Query;
  formats?: readonly Format[];
}) {
  const api = useApi();
  const { busy, act } = useAct();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((format) => ({
          key: format,
          label: text.formats[format],
          onClick: () => void act(() => api.download(path, { ...query, format })),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>
        {busy ? text.exporting : text.exportAs} <DownOutlined className="small" />
      </Button>
    </Dropdown>
  );
}
