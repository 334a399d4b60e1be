import { createSources, type Sources } from '../consultation/answer/sources.ts';
import { createSafety } from '../consultation/safety/create-safety.ts';
import { readCueWeights } from '../consultation/safety/cue-model.ts';
import { ordinaryBy } from '../consultation/safety/ordinary.ts';
import type { SafetyCheck } from '../consultation/safety/safety.ts';
import { createClassifier, type TriageClassifier } from '../consultation/triage/classifier.ts';
import { topicFeatures } from '../consultation/triage/topic-features.ts';
import type { LocalDate } from '../core/dates.ts';
import type { Logger } from '../core/logger.ts';
import { withFixedAnswers } from '../curation/fixed-answers.ts';
import type { KnowledgeFiles } from '../knowledge/office/knowledge-files.ts';
import { openLibrary } from '../knowledge/statutes/library.ts';
import type { StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { createGuideMatcher, type GuideMatcher } from '../retrieval/guides/matcher.ts';
import { readGuideModel } from '../retrieval/guides/model.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { readKnowledge } from './knowledge-dirs.ts';

/** Everything that follows from knowledge/ and the statutes; replaced whole when either changes. */
export interface Mind {
  sources: Sources;
  library: StatuteLibrary;
  safety: SafetyCheck;
  classifier: TriageClassifier;
  guides: GuideMatcher;
}

export interface MindOptions {
  knowledgeDirs: readonly string[];
  dataDir: string;
  today: LocalDate;
  logger: Logger;
  tokenizer: Tokenizer;
  /** The office's own texts: of two guides with one question theirs answers. */
  knowledgeFiles: Pick<KnowledgeFiles, 'guideIds'>;
}

/** Reads knowledge and statutes afresh. What does not validate is logged by file, line and reason; the rest serves. */
export async function readMind({
  knowledgeDirs,
  dataDir,
  today,
  logger,
  tokenizer,
  knowledgeFiles,
}: MindOptions): Promise<Mind> {
  const knowledge = await readKnowledge(knowledgeDirs);
  for (const { file, line, reason } of knowledge.problems)
    logger.warn({ file, line, reason }, 'knowledge file passed over');
  const own = await knowledgeFiles.guideIds();
  const library = openLibrary(dataDir);
  const classifier = createClassifier(knowledge, topicFeatures(tokenizer));
  const matcher = createGuideMatcher(knowledge, tokenizer, readGuideModel(), (text) =>
    classifier.topics(text),
  );
  const cues = readCueWeights();
  const isOrdinary = ordinaryBy(knowledge.guides, matcher, createSafety(knowledge.safety, cues));
  return {
    sources: createSources(knowledge, library, today),
    library,
    safety: createSafety(knowledge.safety, cues, isOrdinary),
    classifier,
    guides: withFixedAnswers(
      matcher,
      // The office's own come last and so have the last word on a question that stands in two.
      knowledge.guides.toSorted((a, b) => Number(own.has(a.id)) - Number(own.has(b.id))),
    ),
  };
}
