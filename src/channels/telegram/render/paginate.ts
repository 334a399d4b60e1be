import { type Block, blockText, clean, type Run, separator } from './rich-text.ts';

/**
 * Telegram takes 4,096 UTF-16 units after entity parsing; the rest is room for what it counts otherwise
 * than we do.
 */
const PAGE_LIMIT = 4000;

/** Characters that show nothing: a message of these alone is refused as empty. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\u2800\u3164\u115f\u1160\uffa0]/gu;
export const isBlank = (text: string): boolean => text.replace(INVISIBLE, '') === '';

/** Puts blocks on pages: split between blocks, else at lines, else at sentences, else between characters. */
export function paginate(blocks: readonly Block[], limit = PAGE_LIMIT): Block[][] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  const put = (b: Block) => {
    used += (page.length > 0 ? separator(b).length : 0) + blockText(b).length;
    page.push(b);
  };
  for (const given of blocks) {
    let rest: Block | undefined = {
      ...given,
      runs: given.runs.map((run) => ({ ...run, text: clean(run.text) })),
    };
    while (rest && !isBlank(blockText(rest))) {
      const room: number = limit - used - (page.length > 0 ? separator(rest).length : 0);
      const length = blockText(rest).length;
      if (length <= room) {
        put(rest);
        rest = undefined;
      } else if (length <= limit || room < limit / 4) {
        // It fits on a page of its own, or what is left of this one is too little to be worth a cut.
        if (page.length > 0) turn();
        else [rest] = cutInto(rest, room);
      } else {
        [rest] = cutInto(rest, room);
        turn();
      }
    }
  }
  turn();
  return pages;

  /** Puts the part of `b` that fits; gives what is left. */
  function cutInto(b: Block, room: number): [Block | undefined] {
    const [head, tail] = cutBlock(b, cutPoint(blockText(b), room));
    if (!isBlank(blockText(head))) put(head);
    return [isBlank(blockText(tail)) ? undefined : tail];
  }
}

/** Where to cut `text` so that the first part is at most `room` long: the latest good place, never inside a character. */
export function cutPoint(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const window = text.slice(0, room);
  const enough = room * 0.3;
  const line = window.lastIndexOf('\n');
  if (line > enough) return line + 1;
  const sentence = lastMatchEnd(window, /[。！？；!?;]["”』」）)]*/g);
  if (sentence > enough) return sentence;
  const pause = lastMatchEnd(window, /[，、：,:\s]/g);
  if (pause > enough) return pause;
  const last = text.charCodeAt(room - 1);
  return last >= 0xd800 && last <= 0xdbff ? room - 1 : room;
}

function lastMatchEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

function cutBlock(b: Block, at: number): [Block, Block] {
  const head: Run[] = [];
  const tail: Run[] = [];
  let from = 0;
  for (const run of b.runs) {
    const cut = Math.min(run.text.length, Math.max(0, at - from));
    if (cut > 0) head.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) tail.push({ ...run, text: run.text.slice(cut) });
    from += run.text.length;
  }
  trimEnd(head);
  trimStart(tail);
  return [
    { ...b, runs: head },
    { ...b, runs: tail },
  ];
}

function trimEnd(runs: Run[]): void {
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
}

function trimStart(runs: Run[]): void {
  const first = runs[0];
  if (first) first.text = first.text.trimStart();
}
