import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { MediationChoices } from '../../../contracts/console/mediation.ts';
import { ExportButton, Filters } from '../shared/list-page.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { BASE, go } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { useLoad } from '../shared/use-load.ts';
import { useQuery } from '../shared/use-query-state.ts';
import { Board } from './board.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { NewCase } from './new-case.tsx';
import { text } from './text.ts';
import { useFilters } from './use-filters.ts';

export const caseAddress = (key: string) => `${BASE}/mediations/${key}`;

export function CasesPage() {
  const { may } = useSigned();
  const { query, patch } = useQuery();
  const filtering = useFilters();
  const [opening, setOpening] = useState(false);
  const choices = useLoad<MediationChoices>('/mediation/choices').data;
  const table = query.get('view') === 'table';
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            <Segmented
              aria-label={text.view}
              value={table ? 'table' : 'board'}
              options={[
                { value: 'board', label: text.views.board },
                { value: 'table', label: text.views.table },
              ]}
              onChange={(view) =>
                patch({ view: view === 'table' ? 'table' : undefined, page: undefined, state: undefined })
              }
            />
            <ExportButton path="/mediation/cases/export" filters={filtering.filters} />
            {may('mediation.open') && (
              <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
                {text.open}
              </Button>
            )}
          </>
        }
      />
      <section className="panel">
        <Filters active={filtering.active}>
          <CaseFilters {...filtering} choices={choices} withState={table} />
        </Filters>
        {table ? <CaseTable filters={filtering.filters} /> : <Board filters={filtering.filters} />}
      </section>
      {choices && (
        <NewCase
          open={opening}
          choices={choices}
          onClose={() => setOpening(false)}
          onMade={(key) => go(caseAddress(key))}
        />
      )}
    </>
  );
}
