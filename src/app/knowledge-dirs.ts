import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/load-knowledge.ts';

const PROJECT = fileURLToPath(new URL('../../knowledge', import.meta.url));
/** Dictionary, thesaurus and rules that have a name. */
export const WORDS_DIR = join(PROJECT, 'words');

/** The office's own folder. */
export const ownKnowledgeDir = (config: Pick<Config, 'knowledgeDir' | 'dataDir'>): string =>
  config.knowledgeDir ?? join(config.dataDir, 'knowledge');

/** The knowledge that came with the project, and the office's own, which overrides it. */
export function knowledgeDirsOf(config: Pick<Config, 'knowledgeDir' | 'dataDir'>): string[] {
  return [PROJECT, ownKnowledgeDir(config)];
}

/** Reads those folders that are there: an office may have none of its own yet. */
export function readKnowledge(dirs: readonly string[]): Promise<Knowledge> {
  return loadKnowledge(dirs.filter((dir) => existsSync(dir)));
}
