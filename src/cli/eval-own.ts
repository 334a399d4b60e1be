import { join } from 'node:path';
import type { App } from '../app.ts';
import { localDate } from '../core/dates.ts';
import { evalFollowUps } from '../eval/followups.ts';
import { evalGate } from '../eval/gate.ts';
import { evalGuides } from '../eval/guides.ts';
import { evalRetrieval } from '../eval/retrieval.ts';
import { evalRouting } from '../eval/routing.ts';
import { evalSafety } from '../eval/safety.ts';
import { evalTopics } from '../eval/topics.ts';

interface Row {
  name: string;
  value: string;
  floor: string;
  ok: boolean;
}

/** Our own data sets with the floor each must keep: what users are promised, not what was last measured. */
export async function evalOwn(app: App, evals: string): Promise<{ rows: Row[]; failed: number }> {
  const { classifier, safety, library, sources } = app.mind();
  const at = (file: string) => join(evals, file);
  const rows: Row[] = [];
  const atLeast = (name: string, value: number, floor: number) =>
    rows.push({ name, value: value.toFixed(3), floor: `≥ ${floor}`, ok: value >= floor });
  const atMost = (name: string, value: number, ceiling: number) =>
    rows.push({ name, value: value.toFixed(3), floor: `≤ ${ceiling}`, ok: value <= ceiling });

  const emergencies = await evalSafety({ check: safety }, { dataset: at('safety.jsonl'), half: 'test' });
  atLeast('紧急情况召回', emergencies.recall, 0.98);
  atMost('紧急情况误报', emergencies.falseAlarms, 0.05);
  const gated = await evalGate({ evalsDir: evals });
  atMost('引用核对：放过的错误', gated.letThrough.length, 0);
  atMost('引用核对：错杀', gated.wronglyDropped.length / Math.max(1, gated.cases), 0.05);
  atLeast('消息分类', (await evalRouting({ classifier }, { dataset: at('routing.jsonl') })).accuracy, 0.9);
  atLeast('追问', (await evalFollowUps({ classifier }, { dataset: at('followups.jsonl') })).accuracy, 0.9);
  atLeast(
    '咨询类别',
    (await evalTopics({ classifier, topics: sources.knowledge.topics }, { dataset: at('topics.jsonl') }))
      .accuracy,
    0.85,
  );
  const guides = await evalGuides(
    { matcher: app.mind().guides },
    { dataset: at('guides.jsonl'), half: 'test' },
  );
  atLeast('办事指南：第一个就对', guides.accuracyAt1, 0.7);
  atLeast('办事指南：从对的指南答', guides.rightlyAnswered, 0.55);
  atMost('办事指南：答错', guides.wronglyAnswered, 0.1);
  const found = await evalRetrieval({
    retriever: app.retriever,
    library,
    dataset: at('retrieval.jsonl'),
    asOf: localDate(app.flow.clock.now()),
    top: 100,
  });
  atLeast('检索 recall@10', found.recall[10], 0.8);
  return { rows, failed: rows.filter((row) => !row.ok).length };
}
