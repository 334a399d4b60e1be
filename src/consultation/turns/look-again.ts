import type { Answer } from '../../contracts/answer.ts';
import type { TurnId } from '../../core/ids.ts';
import { parseArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { composeAnswer } from '../answer/compose.ts';
import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import type { StoredMessage, TurnResult } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import { say, textReply } from './results.ts';

const MOST_ARTICLES = 6;

/** 看法条: the articles an answer cites, opened to the letter, in the version it cited. */
export async function openArticles(deps: FlowDeps, { work }: TurnJob, turn: TurnId): Promise<TurnResult> {
  const answer = await answerOf(deps, work.resident.id, turn);
  if (answer === undefined) return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const sources = deps.sources();
  const asOf = deps.today();
  const articles = answer.citations.flatMap((citation) => {
    const number = citation.article === undefined ? undefined : parseArticleNumber(citation.article);
    if (citation.statute === undefined || number === undefined) return [];
    return sources.open({ statute: citation.statute, number }, asOf) ?? [];
  });
  if (articles.length === 0) return say(work, { path: 'action' }, textReply(SAY.noArticles));
  return say(
    work,
    { path: 'action' },
    { body: { type: 'articles', articles: articles.slice(0, MOST_ARTICLES) }, buttons: [] },
  );
}

/** 换个说法: by the model in simpler words; without one, the next best guide, or the answer cut to its bones. */
export async function rephrase(deps: FlowDeps, job: TurnJob, turn: TurnId): Promise<TurnResult> {
  const { work } = job;
  const found = await deps.log.turn(turn);
  const answer = await answerOf(deps, work.resident.id, turn);
  if (!found || !answer) return say(work, { path: 'action' }, textReply(SAY.optionGone));
  const sources = deps.sources();
  const asOf = deps.today();
  let again: Answer | undefined;
  if (deps.model) {
    try {
      const simpler = (await deps.model.rephrase(answer, job.signal)).answer;
      const passages = new Map(
        answer.citations.flatMap((c) => sources.passage(c.passageId) ?? []).map((p) => [p.id, p]),
      );
      const gated = deps.gate(
        { ...answer, ...simpler, citations: answer.citations, places: answer.places },
        passages,
        sources.library,
        asOf,
      );
      if (!gated.withheld) again = gated.answer;
    } catch (error) {
      if (job.signal.aborted) throw error;
      deps.logger.warn({ error, turn: work.turn.id }, 'rephrasing by model failed');
    }
  }
  again ??= nextGuide(deps, job, answer) ?? bones(answer);
  return say(
    work,
    {
      path: 'action',
      ...(found.turn.record?.standalone ? { standalone: found.turn.record.standalone } : {}),
      writer: again.writer,
    },
    textReply(SAY.rephrased),
    {
      body: { type: 'answer', answer: again },
      buttons: [
        [BUTTONS.articles(work.turn.id), BUTTONS.human],
        [BUTTONS.useful(work.turn.id), BUTTONS.useless(work.turn.id)],
      ],
    },
  );
}

function nextGuide(deps: FlowDeps, { work }: TurnJob, answer: Answer): Answer | undefined {
  const sources = deps.sources();
  const guide = answer.related.flatMap((r) => sources.guide(r.guide) ?? [])[0];
  if (!guide) return undefined;
  const asOf = deps.today();
  const composed = composeAnswer(
    {
      hits: [],
      direct: [],
      lead: { by: 'guide', guide },
      topic: guide.topic,
      area: work.resident.area,
      asOf,
      facts: {},
    },
    sources,
  );
  const gated = deps.gate(composed.answer, composed.passages, sources.library, asOf);
  return gated.withheld ? undefined : gated.answer;
}

/** Only the short answer, the first steps and where to go. */
function bones(answer: Answer): Answer {
  return {
    ...answer,
    steps: answer.steps.slice(0, 3),
    law: [],
    bring: [],
    cost: [],
    pitfalls: [],
    related: [],
    notes: [],
  };
}

async function answerOf(deps: FlowDeps, resident: string, turn: TurnId): Promise<Answer | undefined> {
  const found = await deps.log.turn(turn);
  if (!found || found.turn.resident !== resident) return undefined;
  return found.replies.flatMap(({ reply }: StoredMessage) =>
    reply?.body.type === 'answer' ? [reply.body.answer] : [],
  )[0];
}
