import { Alert, Button, Empty, Pagination, Spin, Tag } from 'antd';
import {
  type Draft,
  OPEN_REASONS,
  type OpenQuestionsPage,
  type QuestionGroup,
} from '../../../contracts/console/knowledge.ts';
import { FaultView } from '../shared/fault-view.tsx';
import { ChoiceFilter, optionsOf } from '../shared/filter-controls.tsx';
import { ExportButton, Filters } from '../shared/list-page.tsx';
import { Link } from '../shared/place.tsx';
import { ScopeFilter } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { momentOf } from '../shared/times.ts';
import { useAct } from '../shared/use-act.ts';
import { useLoad } from '../shared/use-load.ts';
import { useQuery, useQueryState } from '../shared/use-query-state.ts';
import { useScope } from '../shared/use-scope.ts';
import { TopicFilter } from './list-filters.tsx';
import { text } from './text.ts';

const SIZE = 20;

export function QuestionsTab({
  topics,
  onDraft,
}: {
  topics: readonly string[];
  onDraft: (draft: Draft) => void;
}) {
  const { query, patch } = useQuery();
  const { from, until, area } = useScope();
  const [reason] = useQueryState('reason');
  const topic = query.get('topic') ?? undefined;
  const page = Math.max(1, Number(query.get('page')) || 1);
  const filters = { from, until, area, topic, reason };
  const { data, loading, fault, again } = useLoad<OpenQuestionsPage>('/knowledge/questions', {
    ...filters,
    page,
    size: SIZE,
  });
  return (
    <section className="panel">
      <p className="muted note">{text.questionsHint}</p>
      <Filters active={[area, topic, reason].some((value) => value !== undefined)}>
        <ScopeFilter />
        <TopicFilter topics={topics} />
        <ChoiceFilter
          name="reason"
          label={text.reason}
          all={text.allReasons}
          options={optionsOf(text.reasons)}
        />
        <ExportButton path="/knowledge/questions/export" filters={filters} />
      </Filters>
      {fault && <FaultView fault={fault} again={again} />}
      {data?.cut && <Alert className="note" type="info" showIcon title={text.questionsCut(data.cut)} />}
      <Spin spinning={loading}>
        {data && data.total > 0 && (
          <p className="muted small">{text.questionsSum(data.total, data.questions)}</p>
        )}
        <ul className="text-list">
          {data?.rows.map((group) => (
            <li key={`${group.topic} ${group.questions[0]}`}>
              <Group group={group} onDraft={onDraft} />
            </li>
          ))}
        </ul>
        {data?.total === 0 && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={
              <>
                <strong>{text.questionsEmpty}</strong>
                <br />
                {text.questionsEmptyHint}
              </>
            }
          />
        )}
        {data && data.total > SIZE && (
          <Pagination
            className="questions-paging"
            showTotal={text.groups}
            current={page}
            pageSize={SIZE}
            total={data.total}
            showSizeChanger={false}
            onChange={(next) => patch({ page: next > 1 ? String(next) : undefined })}
          />
        )}
      </Spin>
    </section>
  );
}

function Group({ group, onDraft }: { group: QuestionGroup; onDraft: (draft: Draft) => void }) {
  const { api, may } = useSigned();
  const { busy, act } = useAct();
  const { topic, questions, count, byReason, last, near, numbers } = group;
  const [first = '', ...others] = questions;
  const draft = () =>
    act(async () => onDraft(await api.post<Draft>('/knowledge/draft', { topic, questions })));
  return (
    <article>
      <div className="group-head">
        <strong>{first}</strong>
        <span className="row">
          <Link to={`/console/knowledge/try?question=${encodeURIComponent(first.slice(0, 300))}`}>
            {text.tryIt}
          </Link>
          {may('knowledge.write') && (
            <Button size="small" loading={busy} onClick={() => void draft()}>
              {text.draft}
            </Button>
          )}
        </span>
      </div>
      <p className="facts small">
        <span>{topic}</span>
        <span>{text.times(count)}</span>
        <span>
          {text.lastAsked} {momentOf(last)}
        </span>
        <span>
          {OPEN_REASONS.filter((reason) => byReason[reason]).map((reason) => (
            <Tag key={reason}>
              {text.reasons[reason]} {byReason[reason]}
            </Tag>
          ))}
        </span>
        {near && (
          <span>
            {text.near} <Link to={`/console/knowledge/guide/${near.id}`}>{near.title}</Link>（
            {text.nearChance(near.chance)}）
          </span>
        )}
      </p>
      {others.length > 0 && (
        <details>
          <summary className="small">{text.more(others.length)}</summary>
          <ul className="group-more small">
            {others.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="muted small">
        {text.from}
        {numbers.map((number, i) => (
          <span key={number}>
            {i > 0 ? '、' : ' '}
            <Link to={`/console/ledger?open=${number}`}>{number}</Link>
          </span>
        ))}
      </p>
    </article>
  );
}
