import { Select, TreeSelect } from 'antd';
import type { OfficeView } from '../../../contracts/console/office.ts';
import { treeOf } from '../shared/scope-filter.tsx';
import { useOffice } from './office-context.tsx';
import { text } from './text.ts';

const tree = (areas: OfficeView['areas']) =>
  treeOf(areas.map(({ id, name, kind, parent }) => ({ id, name, level: kind, parentId: parent ?? null })));

/** One area of the tree, as a filter or in a form (then given value and onChange by it). */
export function AreaSelect({
  value,
  onChange,
  own = false,
  clear,
  className,
  id,
}: {
  value?: string | undefined;
  onChange?: (area: string | undefined) => void;
  /** Only those they may plan. */
  own?: boolean;
  /** What choosing none means. */
  clear?: string;
  className?: string;
  id?: string;
}) {
  const { office } = useOffice();
  return (
    <TreeSelect<string | undefined>
      {...(id ? { id } : { 'aria-label': text.roster.area })}
      {...(className ? { className } : {})}
      allowClear={clear !== undefined}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandAll
      placeholder={clear ?? text.roster.area}
      value={value}
      treeData={tree(own ? office.areas.filter((area) => area.own) : office.areas)}
      {...(onChange ? { onChange } : {})}
    />
  );
}

export function AreasSelect({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string[];
  onChange?: (areas: string[]) => void;
}) {
  const { office } = useOffice();
  return (
    <TreeSelect<string[]>
      {...(id ? { id } : {})}
      multiple
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      {...(value ? { value } : {})}
      treeData={tree(office.areas)}
      {...(onChange ? { onChange } : {})}
    />
  );
}

export function PersonSelect({
  id,
  value,
  onChange,
  only,
  clear,
  multiple = false,
}: {
  id?: string;
  value?: string | string[];
  onChange?: (person: string) => void;
  only?: OfficeView['people'][number]['role'];
  clear?: string;
  multiple?: boolean;
}) {
  const { office } = useOffice();
  return (
    <Select
      {...(id ? { id } : {})}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clear !== undefined}
      {...(clear ? { placeholder: clear } : {})}
      value={value as string}
      {...(onChange ? { onChange } : {})}
      options={office.people
        .filter((person) => only === undefined || person.role === only)
        .map((person) => ({ value: person.id, label: person.name }))}
    />
  );
}
