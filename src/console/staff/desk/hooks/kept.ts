/**
 * What the page keeps over a reload: in this tab only, since what people write about residents has no place on a shared
 * computer once the tab is closed. A storage that is full or forbidden costs only the reload.
 */
export function readKept<T>(key: string, otherwise: T, fits: (found: unknown) => found is T): T {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return fits(found) ? found : otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // It is still in memory.
  }
}

export const isRecord = (found: unknown): found is Record<string, unknown> =>
  typeof found === 'object' && found !== null && !Array.isArray(found);
