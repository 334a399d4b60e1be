import { justLaws } from './just-laws.ts';
import { lawRefBook } from './law-ref-book.ts';
import { byFolder, type Layout, type TextFile } from './layout.ts';
import { plain } from './plain.ts';

/** The first that recognises a folder reads it; `plain` takes what is left. */
export const layouts: readonly Layout[] = [lawRefBook, justLaws, plain];

/**
 * Parts a tree by layout, folder by folder, so that one import may hold several collections. A folder that shows no sign of
 * its own (only an index page) goes with the folders above and below it, where these agree. Where a tree holds several
 * layouts, paths are given from each one's own top folder.
 */
export function recogniseLayouts(
  files: readonly TextFile[],
  known: readonly Layout[] = layouts,
): Map<Layout, TextFile[]> {
  const folders = byFolder(files);
  const fallback = known.at(-1)!;
  const own = new Map<string, Layout>();
  for (const [folder, group] of folders) {
    const layout = known.find((candidate) => candidate !== fallback && candidate.recognises(group));
    if (layout) own.set(folder, layout);
  }
  const below = new Map<string, Set<Layout>>();
  for (const [folder, layout] of own) {
    for (let at = parent(folder); at !== undefined; at = parent(at))
      below.set(at, (below.get(at) ?? new Set()).add(layout));
  }
  const found = new Map<Layout, TextFile[]>();
  for (const [folder, group] of folders) {
    let layout: Layout | undefined;
    for (let at: string | undefined = folder; at !== undefined && !layout; at = parent(at)) {
      const inside: Set<Layout> | undefined = below.get(at);
      layout = own.get(at) ?? (inside?.size === 1 ? [...inside][0] : undefined);
    }
    const key = layout ?? fallback;
    const list = found.get(key);
    if (list) list.push(...group);
    else found.set(key, [...group]);
  }
  return found.size > 1 ? new Map([...found].map(([layout, group]) => [layout, fromTop(group)])) : found;
}

function fromTop(files: readonly TextFile[]): TextFile[] {
  const tops = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')),
  );
  const [top = ''] = tops;
  return tops.size === 1 ? files.map((file) => ({ ...file, path: file.path.slice(top.length) })) : [...files];
}

function parent(folder: string): string | undefined {
  if (folder === '') return undefined;
  return folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
}
