/** What the resident sent and the server has not confirmed. The same clientId is used however often it is tried. */
export type Unsent = {
  clientId: string;
  /** What to show meanwhile. */
  label: string;
  state: 'sending' | 'waiting' | 'refused' | 'sent';
  error?: string;
} & (
  | { kind: 'text'; text: string }
  | { kind: 'action'; action: string }
  | { kind: 'files'; files: File[]; caption: string }
);

const KEY = 'falin-unsent';

/** Text and presses outlive a reload; files cannot be kept there. A full or forbidden storage costs only that. */
export function saveUnsent(items: readonly Unsent[], kiosk: boolean): void {
  try {
    const kept = items.filter(
      (item) => item.kind !== 'files' && item.state !== 'sent' && item.state !== 'refused',
    );
    if (kiosk || kept.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Private windows may refuse; the items are still in memory.
  }
}

export function loadUnsent(): Unsent[] {
  try {
    const items = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Unsent[];
    return Array.isArray(items) ? items.map((item) => ({ ...item, state: 'waiting' })) : [];
  } catch {
    return [];
  }
}

export function newClientId(): string {
  // randomUUID exists only on https and localhost; offices also run on plain http inside their network.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
