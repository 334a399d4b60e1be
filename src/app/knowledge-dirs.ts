import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/load-knowledge.ts';

/** The knowledge that came with the project, and the office's own, which overrides it. */
export function knowledgeDirsOf(config: Pick<Config, 'knowledgeDir' | 'dataDir'>): string[] {
  return [fileURLToPath(new URL('../../knowledge', import.meta.url)), ownKnowledgeDir(config)];
}

/** The office's own: written to when something is edited on screen. */
export const ownKnowledgeDir = ({
  knowledgeDir,
  dataDir,
}: Pick<Config, 'knowledgeDir' | 'dataDir'>): string => knowledgeDir ?? join(dataDir, 'knowledge');

/** Reads those folders that are there: an office may have none of its own yet. */
export function readKnowledge(dirs: readonly string[]): Promise<Knowledge> {
  return loadKnowledge(dirs.filter((dir) => existsSync(dir)));
}
