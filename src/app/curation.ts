import type { FlowDeps } from '../consultation/flow-deps.ts';
import type { CurationDeps } from '../curation/curation-deps.ts';
import type { QuestionStore } from '../curation/ports.ts';
import { checkKnowledge, type KnowledgeFault } from '../eval/check-knowledge.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import type { KnowledgeFiles } from '../knowledge/office/knowledge-files.ts';
import type { Tokenizer } from '../retrieval/tokens/tokenizer.ts';
import { readKnowledge } from './knowledge-dirs.ts';

const KINDS: Record<KnowledgeFault['kind'], string> = {
  missing: '现行法里没有这一条',
  gate: '对不上引用的条文，回答时不会说这一句',
  copied: '和条文原文连着相同太多，请换成自己的话',
  changed: '这一条在核对之后改过',
};

/** What editing the knowledge needs of the running service. */
export function createCuration(parts: {
  flow: FlowDeps;
  files: KnowledgeFiles;
  questions: QuestionStore;
  tokenizer: Tokenizer;
  projectDir: string;
  readAgain(): Promise<void>;
}): CurationDeps {
  const { projectDir, flow, ...rest } = parts;
  // It came with the program and does not change while that runs.
  let project: Promise<Knowledge> | undefined;
  return {
    ...rest,
    flow,
    project() {
      project ??= readKnowledge([projectDir]);
      return project;
    },
    remarks(text) {
      const { knowledge, library, installed } = flow.sources();
      if (!installed) return [];
      const only = { ...knowledge, notices: [], ...text };
      return checkKnowledge(only, library, flow.today()).map(
        ({ kind, detail }) => `${KINDS[kind]}：${detail}`,
      );
    },
  };
}
