import { Select, TreeSelect } from 'antd';
import { NONE } from '../../../contracts/console/paging.ts';
import type { Me } from '../../../contracts/console/session.ts';
import { DayInput } from './day-input.tsx';
import { PERIODS, type Period } from './periods.ts';
import { useSigned } from './session.tsx';
import { text } from './text.ts';
import { useQuery } from './use-query-state.ts';
import { useScope } from './use-scope.ts';

interface Node {
  value: string;
  title: string;
  children: Node[];
}

/** Chooses area and period for this page and the next ones. */
export function ScopeFilter({ standard }: { standard?: Exclude<Period, 'custom'> }) {
  const { me } = useSigned();
  const { patch } = useQuery();
  const scope = useScope(standard);
  const choosePeriod = (period: Period) =>
    patch({
      period,
      page: undefined,
      // The days so far are where choosing begins.
      from: period === 'custom' ? scope.from : undefined,
      until: period === 'custom' ? scope.until : undefined,
    });
  return (
    <>
      {me.areas.length > 1 && (
        <TreeSelect
          aria-label={text.scope.area}
          className="scope-area"
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDefaultExpandAll={me.areas.length < 40}
          placeholder={text.scope.allAreas}
          value={scope.area}
          treeData={
            // Where a number of no community led here.
            scope.area === NONE
              ? [...treeOf(me.areas), { value: NONE, title: text.scope.noArea, children: [] }]
              : treeOf(me.areas)
          }
          onChange={(area: string | undefined) => patch({ area, page: undefined })}
        />
      )}
      <Select<Period>
        aria-label={text.scope.period}
        className="scope-period"
        value={scope.period}
        options={PERIODS.map((value) => ({ value, label: text.scope.periods[value] }))}
        onChange={choosePeriod}
      />
      {scope.period === 'custom' && (
        <span className="scope-days">
          <DayInput
            label={text.scope.from}
            value={scope.from}
            max={scope.until}
            onChange={(from) => patch({ from, page: undefined })}
          />
          <span aria-hidden="true">–</span>
          <DayInput
            label={text.scope.until}
            value={scope.until}
            min={scope.from}
            onChange={(until) => patch({ until, page: undefined })}
          />
        </span>
      )}
    </>
  );
}

export function treeOf(areas: Me['areas']): Node[] {
  const nodes = new Map(
    areas.map(({ id, name }) => [id, { value: id, title: name, children: [] as Node[] }]),
  );
  const tops: Node[] = [];
  for (const { id, parentId } of areas) {
    const above = parentId === null ? undefined : nodes.get(parentId);
    (above?.children ?? tops).push(nodes.get(id)!);
  }
  return tops;
}
