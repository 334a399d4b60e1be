import type { Config } from '../config.ts';
import type { LanguageModel, Transcriber } from '../consultation/ports.ts';
import type { Clock } from '../core/clock.ts';
import { createEmbeddings } from '../providers/embeddings.ts';
import { createLanguageModel } from '../providers/language-model.ts';
import { createTranscriber } from '../providers/transcriber.ts';
import type { Embeddings } from '../retrieval/ports.ts';
import { watchModel } from './model-health.ts';

export interface Providers {
  model: LanguageModel | undefined;
  transcriber: Transcriber | undefined;
  embeddings: Embeddings | undefined;
}

/** What the settings name of models elsewhere; each may be missing. `given` takes their place. */
export function createProviders(
  config: Config,
  given: Partial<Providers>,
  { promptsDir, clock }: { promptsDir: string; clock: Clock },
): Providers & { modelHealth: ReturnType<typeof watchModel>['health'] } {
  const named = given.model ?? (config.model && createLanguageModel(config.model, { promptsDir }));
  const { model, health } = watchModel(named, clock);
  return {
    model,
    modelHealth: health,
    transcriber: given.transcriber ?? (config.transcription && createTranscriber(config.transcription)),
    embeddings: given.embeddings ?? (config.embeddings && createEmbeddings(config.embeddings)),
  };
}
