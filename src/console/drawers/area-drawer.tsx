import { CheckOutlined } from '@ant-design/icons';
import type { AreaItem } from '../../contracts/api.ts';
import { text } from '../text.ts';
import { SideDrawer } from './side-drawer.tsx';

/** Communities under their street, each a large button. */
export default function AreaDrawer(props: {
  areas: readonly AreaItem[];
  current: string | undefined;
  open: boolean;
  close: () => void;
  choose: (area: AreaItem) => void;
}) {
  const { areas, current, open, close, choose } = props;
  const streets = areas.filter(({ level }) => level === 'street');
  return (
    <SideDrawer title={text.area.title} open={open} close={close}>
      <p className="note">{text.area.note}</p>
      {streets.length === 0 && <p>{text.area.none}</p>}
      {streets.map((street) => (
        <section key={street.id}>
          <h3>{street.name}</h3>
          <div className="areas">
            {areas
              .filter(({ parentId, level }) => parentId === street.id && level === 'community')
              .map((area) => (
                <button
                  type="button"
                  key={area.id}
                  aria-pressed={area.id === current}
                  onClick={() => choose(area)}
                >
                  {area.name}
                  {area.id === current && <CheckOutlined aria-hidden="true" />}
                </button>
              ))}
          </div>
        </section>
      ))}
    </SideDrawer>
  );
}
