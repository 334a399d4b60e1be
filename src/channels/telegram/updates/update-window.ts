/**
 * Which updates are under way and what may be confirmed. Telegram takes one number: everything below it is
 * forgotten there. It must stay at the oldest update not yet kept, while later ones (of other residents) go
 * on: a voice message that takes long to hear holds nobody else up.
 */
export function createUpdateWindow() {
  const open = new Set<number>();
  const failed = new Set<number>();
  const kept = new Set<number>();
  let last = -1;

  return {
    /** True: take it. False: it is under way or kept already. */
    begin(id: number): boolean {
      last = id;
      if (open.has(id) || kept.has(id)) return false;
      failed.delete(id);
      open.add(id);
      return true;
    },
    finish(id: number): void {
      open.delete(id);
      kept.add(id);
    },
    /** Not kept: it is to be fetched and taken again. */
    fail(id: number): void {
      open.delete(id);
      failed.add(id);
    },
    /** Something below what was seen is not kept yet: the server will give it, and all after it, again. */
    get behind(): boolean {
      return open.size > 0 || failed.size > 0;
    },
    /** For getUpdates: confirms everything below. 0 until the first update. */
    offset(): number {
      const offset = Math.min(last + 1, ...open, ...failed);
      for (const id of kept) if (id < offset) kept.delete(id);
      return offset;
    },
  };
}
