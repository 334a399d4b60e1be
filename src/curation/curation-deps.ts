import type { FlowDeps } from '../consultation/flow-deps.ts';
import type { Digest } from '../knowledge/digest.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { KnowledgeFiles } from '../knowledge/office/knowledge-files.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import type { QuestionStore } from './ports.ts';

export interface KnowledgeText {
  guides: readonly Guide[];
  digests: readonly Digest[];
}

export interface CurationDeps {
  flow: FlowDeps;
  files: KnowledgeFiles;
  questions: QuestionStore;
  tokenizer: Tokenizer;
  /** Texts of the project alone, without the office's. */
  project(): Promise<KnowledgeText>;
  /** What `laws check` says of these texts, in words: sources not in force, numbers not found in them, wording copied. */
  remarks(text: KnowledgeText): string[];
  /** Resolves when answers are given from the files as they are now. */
  readAgain(): Promise<void>;
}
