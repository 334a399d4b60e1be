import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton, Spin } from 'antd';
import { useMemo } from 'react';
import type { Choices, FiguresAnswer } from '../../../contracts/console/figures.ts';
import { ExportMenu } from '../shared/counting/export-menu.tsx';
import { SavedViews } from '../shared/counting/saved-views.tsx';
import { useCatalogue, useChoices } from '../shared/counting/use-catalogue.ts';
import { asked, type Counting, useCounting } from '../shared/counting/use-counting.ts';
import { WorkFilter } from '../shared/counting/work-filter.tsx';
import { FaultView } from '../shared/fault-view.tsx';
import { Filters } from '../shared/list-page.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { ScopeFilter } from '../shared/scope-filter.tsx';
import { useLoad } from '../shared/use-load.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { useAgainst } from './against.ts';
import { AgainstFilter } from './against-filter.tsx';
import { boardOf } from './board.ts';
import { CompareTable } from './compare-table.tsx';
import { FigureNumber } from './figure-number.tsx';
import '../shared/counting/counting.css';
import './figures.css';
import { Glance } from './glance.tsx';
import { Section } from './section.tsx';
import { text } from './text.ts';
import { TrendPanel } from './trend-panel.tsx';

/** What a leader looks at first. */
const KEY = [
  'consultations',
  'clock-received',
  'accepted-in-time-rate',
  'closed-in-time-rate',
  'satisfaction-rate',
  'wait-median',
  'success-rate',
  'unanswered',
];

export default function FiguresPage() {
  const counting = useCounting();
  const against = useAgainst(counting);
  const [view, setView] = useQueryState('view');
  const catalogue = useCatalogue();
  const choices = useChoices();
  const query = { ...asked(counting), againstFrom: against.from, againstTo: against.until };
  const figures = useLoad<FiguresAnswer>('/figures', query);
  const { from, until } = against;
  const other = useMemo(
    (): Counting => ({ ...counting, period: 'custom', from, until }),
    [counting, from, until],
  );
  const board = useMemo(
    () => catalogue.data && figures.data && boardOf(catalogue.data, figures.data, counting, other),
    [catalogue.data, figures.data, counting, other],
  );
  const fault = catalogue.fault ?? figures.fault;
  const before = text.againsts[against.against];
  const { topic, person, channel } = counting;

  return (
    <div className="figures">
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            <SavedViews page="figures" />
            <ExportMenu path="/figures/export" query={query} />
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {text.print}
            </Button>
          </>
        }
      />
      <section className="panel filters-panel">
        <Filters active={[topic, person, channel].some((one) => one !== undefined)}>
          <ScopeFilter />
          <WorkFilter choices={choices.data} />
          <AgainstFilter value={against} />
        </Filters>
        <div className="period-line">
          <span>
            {sayScope(counting, choices.data)}
            {text.shown(text.period(counting.from, counting.until), text.period(against.from, against.until))}
            {against.cut && text.cut(against.cut, before)}
          </span>
          <Segmented
            aria-label={text.view}
            value={view === 'table' ? 'table' : 'charts'}
            onChange={(chosen) => setView(chosen === 'table' ? 'table' : undefined)}
            options={[
              { value: 'charts', label: text.views.charts },
              { value: 'table', label: text.views.table },
            ]}
          />
        </div>
      </section>
      {fault && <FaultView fault={fault} again={catalogue.fault ? catalogue.again : figures.again} />}
      {!fault && !board && <Skeleton active paragraph={{ rows: 4 }} />}
      {board && view === 'table' && (
        <Spin spinning={figures.loading}>
          <CompareTable board={board} />
        </Spin>
      )}
      {board && view !== 'table' && (
        <Spin spinning={figures.loading}>
          <section aria-label={text.key} className="figure-numbers key-numbers">
            {KEY.flatMap((id) => board.of(id) ?? []).map((shown) => (
              <FigureNumber key={shown.figure.id} shown={shown} board={board} />
            ))}
          </section>
        </Spin>
      )}
      {/* Asked for beside the figures, not after them. */}
      {catalogue.data && view !== 'table' && (
        <div className="top-board">
          <TrendPanel figures={catalogue.data.figures} counting={counting} other={other} before={before} />
          <Glance figures={catalogue.data.figures} counting={counting} />
        </div>
      )}
      {board && view !== 'table' && (
        <Spin spinning={figures.loading}>
          {board.tables.map((table) => (
            <Section key={table.id} table={table} board={board} before={before} />
          ))}
        </Spin>
      )}
    </div>
  );
}

/** What it is narrowed to, in words: on paper there are no filters to be seen. */
function sayScope({ area, topic, person, channel }: Counting, choices: Choices | undefined): string {
  if (!choices) return '';
  const name = (list: readonly { id: string; name: string }[], id: string | undefined) =>
    list.find((one) => one.id === id)?.name;
  const { areas, topics, people, labels } = choices;
  const parts = [
    name(areas, area),
    name(topics, topic),
    name(people, person),
    channel && labels.channel?.[channel],
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' · ')}　` : '';
}
