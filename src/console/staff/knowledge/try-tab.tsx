import { Button, Input, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Trial } from '../../../contracts/console/knowledge.ts';
import { DayInput } from '../shared/day-input.tsx';
import { treeOf } from '../shared/scope-filter.tsx';
import { useSigned } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { useQueryState } from '../shared/use-query-state.ts';
import { text } from './text.ts';
import { TrialView } from './trial-view.tsx';

export function TryTab() {
  const { api, me } = useSigned();
  const { busy, act } = useAct();
  const [given, setGiven] = useQueryState('question');
  const [question, setQuestion] = useState(given ?? '');
  const [area, setArea] = useState<string>();
  const [asOf, setAsOf] = useState<string>();
  const [trial, setTrial] = useState<Trial>();
  const run = () =>
    act(async () => {
      setTrial(undefined);
      setGiven(question.trim());
      setTrial(await api.post<Trial>('/knowledge/try', { question: question.trim(), area, asOf }));
    });
  return (
    <>
      <section className="panel">
        <p className="muted note">{text.tryHint}</p>
        <form
          className="try-form"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <Input.TextArea
            className="try-question"
            aria-label={text.question}
            placeholder={text.questionHint}
            value={question}
            maxLength={600}
            rows={2}
            onChange={({ target }) => setQuestion(target.value)}
            onPressEnter={(event) => {
              if (event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              if (question.trim().length >= 2) void run();
            }}
          />
          <TreeSelect
            aria-label={text.area}
            className="scope-area"
            allowClear
            treeDefaultExpandAll
            placeholder={text.anyArea}
            value={area}
            treeData={treeOf(me.areas)}
            onChange={setArea}
          />
          <DayInput label={text.asOf} value={asOf} onChange={setAsOf} />
          <Button type="primary" htmlType="submit" loading={busy} disabled={question.trim().length < 2}>
            {busy ? text.running : text.run}
          </Button>
        </form>
      </section>
      {trial && <TrialView trial={trial} />}
    </>
  );
}
