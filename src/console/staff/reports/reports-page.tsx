import { LockOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Select, Skeleton, Spin, TreeSelect } from 'antd';
import { useState } from 'react';
import type { FrozenAnswer, FrozenItem, ReportAnswer } from '../../../contracts/console/report.ts';
import '../shared/counting/counting.css';
import { ExportMenu } from '../shared/counting/export-menu.tsx';
import { text as counting } from '../shared/counting/text.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { PageHeader } from '../shared/page-header.tsx';
import { treeOf } from '../shared/scope-filter.tsx';
import { useApi, useSigned } from '../shared/session.tsx';
import { text as shared } from '../shared/text.ts';
import { dayOf } from '../shared/times.ts';
import { useLoad } from '../shared/use-load.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { Differences } from './differences.tsx';
import { FrozenList } from './frozen-list.tsx';
import { ReportView } from './report-view.tsx';
import './reports.css';
import { text } from './text.ts';

const FORMATS = ['xlsx', 'docx', 'csv'] as const;
const YEARS_BACK = 8;

export default function ReportsPage() {
  const [frozen, setFrozen] = useQueryState('frozen');
  const [version, setVersion] = useState(0);
  const list = <FrozenList version={version} />;
  return frozen === undefined ? (
    <Current
      list={list}
      onFrozen={(id) => {
        setVersion((n) => n + 1);
        setFrozen(id);
      }}
    />
  ) : (
    <Frozen id={frozen} list={list} onBack={() => setFrozen(undefined)} />
  );
}

const Print = () => (
  <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
    {counting.print}
  </Button>
);

/** The numbers as they are now. */
function Current({ list, onFrozen }: { list: React.ReactNode; onFrozen: (id: string) => void }) {
  const { me, may } = useSigned();
  const [chosen, setYear] = useQueryState('year');
  const [area, setArea] = useQueryState('area');
  const thisYear = Number(dayOf(new Date()).slice(0, 4));
  const year = Number(chosen) || thisYear;
  const query = { year, area };
  const { data, fault, loading, again } = useLoad<ReportAnswer>('/report', query);
  const years = Array.from({ length: YEARS_BACK }, (_, i) => thisYear - i);
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            {list}
            <ExportMenu path="/report/file" query={query} formats={FORMATS} />
            <Print />
            {may('report.freeze') && data && <Freeze report={data} query={query} onFrozen={onFrozen} />}
          </>
        }
      />
      <div className="filter-bar report-choice">
        <Select
          aria-label={text.year}
          className="scope-period"
          value={year}
          onChange={(value) => setYear(value === thisYear ? undefined : String(value))}
          options={years.map((value) => ({ value, label: text.yearName(value) }))}
        />
        {me.areas.length > 1 && (
          <TreeSelect
            aria-label={text.area}
            className="scope-area"
            allowClear
            treeDefaultExpandAll
            placeholder={text.allAreas}
            value={area}
            treeData={treeOf(me.areas)}
            onChange={(value: string | undefined) => setArea(value)}
          />
        )}
      </div>
      {fault && <FaultView fault={fault} again={again} />}
      {!fault && !data && <Skeleton active paragraph={{ rows: 14 }} />}
      {data && (
        <Spin spinning={loading}>
          <ReportView report={data} />
        </Spin>
      )}
    </>
  );
}

function Freeze({
  report,
  query,
  onFrozen,
}: {
  report: ReportAnswer;
  query: { year: number; area: string | undefined };
  onFrozen: (id: string) => void;
}) {
  const api = useApi();
  const { modal, message } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: text.sureFreeze,
      content: text.freezeHint(report.title),
      okText: text.freeze,
      cancelText: shared.cancel,
      onOk: async () => {
        const made = await api.post<FrozenItem>('/report/frozen', query).catch((error: Error) => {
          message.error(error.message);
        });
        if (!made) return;
        message.success(text.frozenNow);
        onFrozen(made.id);
      },
    });
  return (
    <Button type="primary" icon={<LockOutlined />} onClick={ask}>
      {text.freeze}
    </Button>
  );
}

function Frozen({ id, list, onBack }: { id: string; list: React.ReactNode; onBack: () => void }) {
  const path = `/report/frozen/${encodeURIComponent(id)}`;
  const { data, fault, again } = useLoad<FrozenAnswer>(path);
  return (
    <>
      <PageHeader
        title={text.title}
        hint={text.hint}
        actions={
          <>
            <Button onClick={onBack}>{text.back}</Button>
            {list}
            <ExportMenu path={`${path}/file`} formats={FORMATS} />
            <Print />
          </>
        }
      />
      {fault && <FaultView fault={fault} again={again} />}
      {!fault && !data && <Skeleton active paragraph={{ rows: 14 }} />}
      {data && (
        <>
          <Differences frozen={data} />
          <ReportView report={data.report} />
        </>
      )}
    </>
  );
}
