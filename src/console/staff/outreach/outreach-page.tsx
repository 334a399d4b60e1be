import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OutreachItem, OutreachKinds } from '../../../contracts/console/outreach.ts';
import { Behind } from '../shared/counting/behind.tsx';
import '../shared/counting/counting.css';
import { ExportMenu } from '../shared/counting/export-menu.tsx';
import { SavedViews } from '../shared/counting/saved-views.tsx';
import { useChoices } from '../shared/counting/use-catalogue.ts';
import { asked, useCounting } from '../shared/counting/use-counting.ts';
import { WorkFilter } from '../shared/counting/work-filter.tsx';
import { ChoicesFilter, named } from '../shared/filter-controls.tsx';
import { Filters } from '../shared/list-page.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { ScopeFilter } from '../shared/scope-filter.tsx';
import { ServerTable } from '../shared/server-table.tsx';
import { useSigned } from '../shared/session.tsx';
import { useLoad } from '../shared/use-load.ts';
import { useQuery, useQueryState } from '../shared/use-query-state.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { ImportDialog } from './import-dialog.tsx';
import './outreach.css';
import { COLUMNS } from './outreach-columns.tsx';
import { text } from './text.ts';

export default function OutreachPage() {
  const { may } = useSigned();
  const { query } = useQuery();
  const counting = useCounting();
  const { data: choices } = useChoices();
  const { data: kinds } = useLoad<OutreachKinds>('/outreach/kinds');
  const [kind] = useQueryState('kind');
  const [entry, setEntry] = useState<'new' | OutreachItem>();
  const [importing, setImporting] = useState(false);
  const [version, setVersion] = useState(0);
  const { from, to, area, person } = asked(counting);
  const figure = query.get('figure') ?? undefined;
  const key = query.get('key') ?? undefined;
  // Period and last day are asked for as days; named so that clearing the filters clears them too.
  const cleared = { period: undefined, until: undefined };
  const filters = { from, to, area, person, kind, figure, key, ...cleared };
  const changed = () => setVersion((n) => n + 1);

  return (
    <div className="outreach">
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            <SavedViews page="outreach" />
            <ExportMenu path="/outreach/export" query={filters} />
            {may('outreach.import') && (
              <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
                {text.import}
              </Button>
            )}
            {may('outreach.write') && (
              <Button
                type="primary"
                className="add-entry"
                icon={<PlusOutlined />}
                onClick={() => setEntry('new')}
              >
                {text.add}
              </Button>
            )}
          </>
        }
      />
      <section className="panel">
        <Behind choices={choices} />
        <Filters active={[area, person, kind].some((value) => value !== undefined)}>
          <ScopeFilter />
          <WorkFilter choices={choices} only={['person']} />
          <ChoicesFilter
            name="kind"
            label={text.columns.kind}
            all={text.allKinds}
            options={named(kinds?.kinds)}
          />
        </Filters>
        <ServerTable<OutreachItem>
          path="/outreach"
          filters={filters}
          columns={COLUMNS}
          rowKey={({ id }) => id}
          version={version}
          empty={{ title: text.empty, hint: text.emptyHint }}
          onOpen={(row) => row.mine && setEntry(row)}
        />
      </section>
      <EntryDrawer
        entry={entry}
        kinds={kinds?.kinds ?? []}
        choices={choices}
        onClose={() => setEntry(undefined)}
        onDone={changed}
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} onDone={changed} />
    </div>
  );
}
