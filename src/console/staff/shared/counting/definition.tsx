import { InfoCircleOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { text } from './text.ts';

/** What a figure counts, one press away from its number. */
export function Definition({ of }: { of: { name: string; definition: string } }) {
  return (
    <Popover
      trigger="click"
      title={of.name}
      content={<p className="definition">{of.definition}</p>}
      placement="bottom"
    >
      <button type="button" className="define" aria-label={text.define(of.name)}>
        <InfoCircleOutlined />
      </button>
    </Popover>
  );
}
