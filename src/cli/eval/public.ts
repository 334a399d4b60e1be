import type { App } from '../../app.ts';
import { renderReply } from '../../channels/terminal/render.ts';
import { takeTurn } from '../../consultation/flow.ts';
import { loneTurn } from '../../consultation/turns/lone-turn.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { ComparedMeasure } from '../../eval/comparison.ts';
import { evalConsultations } from '../../eval/consultations.ts';
import { evalRetrieval } from '../../eval/retrieval.ts';
import { evalTopics } from '../../eval/topics.ts';

/** Files of public questions, those that are at hand. */
export interface PublicSets {
  retrieval?: string;
  consultations?: string;
  topics?: string;
}

/** Ours on the measures that others published, for the sets given. */
export async function evalPublic(
  app: App,
  sets: PublicSets,
  asOf: LocalDate,
): Promise<Partial<Record<ComparedMeasure, number>>> {
  const { library, classifier, sources } = app.mind();
  const ours: Partial<Record<ComparedMeasure, number>> = {};
  if (sets.retrieval !== undefined) {
    const report = await evalRetrieval({
      retriever: app.retriever,
      library,
      dataset: sets.retrieval,
      asOf,
      top: 100,
    });
    ours.recall10 = report.recall[10];
    ours.recall100 = report.recall[100];
    ours.p95 = report.p95;
  }
  if (sets.consultations !== undefined) {
    const flow = { ...app.flow, today: () => asOf };
    const report = await evalConsultations({
      dataset: sets.consultations,
      asOf,
      ask: (question) => takeTurn(flow, loneTurn(question, app.flow.clock.now())),
      render: renderReply,
      library,
    });
    ours.citedInFive = report.relevantInFirstFive;
    ours.inForce = report.inForce;
  }
  if (sets.topics !== undefined) {
    const report = await evalTopics(
      { classifier, topics: sources.knowledge.topics },
      { dataset: sets.topics },
    );
    ours.topic = report.accuracy;
  }
  return ours;
}
