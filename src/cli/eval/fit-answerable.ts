import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../app.ts';
import type { Config } from '../../config.ts';
import { fitAnswerable, type SignsOf } from '../../eval/fit-answerable.ts';
import { withApp } from '../with-app.ts';

const SHORT = 9;
const NOT_ANSWERED = new Set(['smalltalk', 'not-legal', 'unclear', 'person']);

/** Prints the weights of consultation/turns/answerable.ts, fitted with the statutes of the data folder and without any. */
export async function fitAnswerableFrom(
  config: Config,
  evalsDir: string,
  asked: readonly string[],
): Promise<void> {
  const empty = await mkdtemp(join(tmpdir(), 'falin-'));
  try {
    await withApp(config, (full) =>
      withApp({ ...config, dataDir: empty }, async (fresh) => {
        const own = full.mind().sources.knowledge.guides.flatMap(({ questions }) => questions);
        const fitted = await fitAnswerable({
          worlds: await Promise.all([fresh, full].map(signsIn)),
          evalsDir,
          asked,
          own: own.filter((question) => question.length < SHORT),
        });
        process.stdout.write(`${JSON.stringify(fitted, null, 2)}\n`);
      }),
    );
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

async function signsIn(app: App): Promise<SignsOf> {
  await app.retriever.settled();
  const { flow } = app;
  return async (text) => {
    const triage = flow.classify({ text, earlier: [], topic: undefined });
    if (NOT_ANSWERED.has(triage.kind)) return undefined;
    const found = await flow.retriever().search({
      text,
      asOf: flow.today(),
      areas: [],
      topic: triage.topic,
      limit: 1,
      kinds: ['digest', 'article'],
    });
    return {
      guide: flow.guides().match(text)[0]?.chance ?? 0,
      articles: found.confidence,
      lead: found.lead,
      length: text.length,
      topic: triage.topicConfidence,
    };
  };
}
