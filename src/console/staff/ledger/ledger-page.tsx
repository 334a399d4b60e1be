import { Segmented } from 'antd';
import type { CaseItem, MatterItem } from '../../../contracts/console/ledger.ts';
import type { PageProps } from '../pages.ts';
import type { Query } from '../shared/api.ts';
import { Behind } from '../shared/counting/behind.tsx';
import '../shared/counting/counting.css';
import { ExportMenu } from '../shared/counting/export-menu.tsx';
import { SavedViews } from '../shared/counting/saved-views.tsx';
import { useChoices } from '../shared/counting/use-catalogue.ts';
import { asked, useCounting } from '../shared/counting/use-counting.ts';
import { Filters } from '../shared/list-page.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { BASE, go, withHeld } from '../shared/place.tsx';
import { ServerTable } from '../shared/server-table.tsx';
import { useSigned } from '../shared/session.tsx';
import { useQuery } from '../shared/use-query-state.ts';
import { caseColumns } from './case-columns.tsx';
import { choicesOf } from './filters.ts';
import { sayWith } from './labels.ts';
import './ledger.css';
import { LedgerFilters } from './ledger-filters.tsx';
import { matterColumns } from './matter-columns.tsx';
import { StoryDrawer } from './story-drawer.tsx';
import { text } from './text.ts';

/** Not asked of the server, which is asked for days; named so that clearing the filters clears them too. */
const PERIOD = { period: undefined, until: undefined };

/** 台账: consultations below /console/ledger, mediation cases below /console/ledger/cases. */
export default function LedgerPage({ rest }: PageProps) {
  const ledger = rest[0] === 'cases' ? 'cases' : 'matters';
  const { may } = useSigned();
  const { query, patch } = useQuery();
  const counting = useCounting();
  const { data: choices } = useChoices();
  const behind = query.has('figure');
  const say = sayWith(choices);
  const of = (name: string) => query.get(name) ?? undefined;
  const chosen = Object.fromEntries(choicesOf(ledger, choices).map(({ name }) => [name, of(name)]));
  const { from, to, ...work } = asked(counting);
  const filters: Query = {
    ...work,
    ...(behind
      ? { figure: of('figure'), key: of('key'), figureFrom: from, figureTo: to }
      : { from, to, on: of('on') }),
    number: of('number'),
    ...chosen,
    ...PERIOD,
  };
  const list = {
    filters,
    empty: { title: text.empty, hint: text.emptyHint },
    onOpen: ({ number }: { number: string }) => patch({ open: number }),
  };
  const active = Object.values({ ...chosen, ...work, number: of('number') }).some(Boolean);

  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            <SavedViews page={ledger} />
            {may('ledger.export') && (
              <ExportMenu path={`/ledger/${ledger}/export`} query={{ ...filters, sort: of('sort') }} />
            )}
          </>
        }
      />
      <section className="panel">
        <Segmented
          className="which"
          aria-label={text.which}
          value={ledger}
          onChange={(which) => go(withHeld(`${BASE}/ledger${which === 'cases' ? '/cases' : ''}`, query))}
          options={[
            { value: 'matters', label: text.matters },
            { value: 'cases', label: text.cases },
          ]}
        />
        <Behind choices={choices} />
        <Filters active={active}>
          <LedgerFilters key={ledger} ledger={ledger} choices={choices} behind={behind} />
        </Filters>
        {ledger === 'matters' ? (
          <ServerTable<MatterItem>
            key="matters"
            {...list}
            path="/ledger/matters"
            columns={matterColumns(say)}
            rowKey={({ number }) => number}
          />
        ) : (
          <ServerTable<CaseItem>
            key="cases"
            {...list}
            path="/ledger/cases"
            columns={caseColumns(say)}
            rowKey={({ number }) => number}
          />
        )}
      </section>
      <StoryDrawer ledger={ledger} say={say} />
    </>
  );
}
