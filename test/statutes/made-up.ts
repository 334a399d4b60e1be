import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LocalDate } from '../../src/core/dates.ts';
import { type ImportOptions, importStatutes } from '../../src/knowledge/statutes/import.ts';
import type { ImportReport } from '../../src/knowledge/statutes/import-report.ts';
import { folderSource } from '../../src/knowledge/statutes/sources/folder.ts';
import { defaultLimits } from '../../src/knowledge/statutes/sources/source.ts';

/** Statutes of a country that does not exist: no text here is law anywhere. */
export const day = (text: string): LocalDate => text as LocalDate;
export const today = day('2026-11-22');

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'falin-statutes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files given by path into a new folder. */
export function folderOf(files: Record<string, string | Buffer>): string {
  const root = tempFolder();
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return root;
}

export interface MadeUp {
  title: string;
  /** Lines of the head, like 2001年1月1日 全国泡泡代表大会通过. */
  head?: string[];
  articles: string[];
}

/** As LawRefBook lays it out. */
export function refBookText({ title, head = [], articles }: MadeUp): string {
  return [`# ${title}`, ...head, '<!-- INFO END -->', ...articles].join('\n\n');
}

/** As just-laws lays it out: full-width spaces, numbers in bold. */
export function justLawsText({ title, head = [], articles }: MadeUp): string {
  const bold = articles.map((line) => line.replace(/^(第[^\s]+条(?:之[一二三]+)?)\s+/, '**$1**\u3000'));
  return ['---\nsidebar: auto\n---', `# ${title}`, ...head, ...bold].join('\n\n');
}

export function importFolder(
  dataDir: string,
  root: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importStatutes({
    dataDir,
    source: folderSource(root, defaultLimits),
    today,
    now: () => new Date('2026-11-22T04:00:00Z'),
    ...options,
  });
}
