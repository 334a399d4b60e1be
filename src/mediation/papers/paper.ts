/**
 * A paper as content, apart from how it is printed: docx and HTML are two renderers of the same tree, so what is
 * signed on paper is what was shown on screen. All text in it has been cleaned (clean.ts); renderers only escape.
 */
export interface Paper {
  /** 人民调解协议书 */
  name: string;
  sheets: readonly Sheet[];
}

/** Starts on a new page and has page numbers of its own. */
export interface Sheet {
  /** The cover has no page number. */
  unnumbered?: boolean;
  blocks: readonly Block[];
}

/** A place to write on by hand, as wide as that many characters. */
export interface Blank {
  blank: number;
}
export type Inline = string | Blank;
export type Words = readonly Inline[];

export interface Cell {
  /** One entry a paragraph; none: empty, to be written on. */
  words: readonly Words[];
  /** Names its neighbour: centred, in 黑体. */
  label?: boolean;
  /** Tells at length: from the top, each paragraph indented. */
  story?: boolean;
  /** Columns and rows that it covers; 1 by default. */
  across?: number;
  down?: number;
}

export interface Row {
  cells: readonly Cell[];
  /** Least height in mm; a written line needs 9. */
  height: number;
}

export interface SignatureLine {
  label: string;
  /** What the service knows of it, in small print: confirmed online, when. */
  note?: string;
}

export type Block =
  | { kind: 'office'; text: string }
  | { kind: 'title'; text: string; cover?: boolean }
  | { kind: 'number'; words: Words }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; words: Words; flush?: boolean; small?: boolean }
  | { kind: 'gap'; mm: number }
  /** Ruled lines to write on. */
  | { kind: 'lines'; count: number }
  /** Column widths in parts of a hundred; `head`: the first row is repeated on each page. */
  | { kind: 'table'; columns: readonly number[]; rows: readonly Row[]; head?: boolean }
  /** Label and value under each other without frame, as on the cover of a file. */
  | { kind: 'facts'; facts: readonly { label: string; words: Words }[] }
  /** The first stays with the text before it, the last with the seal: no page of signatures without words. */
  | { kind: 'signatures'; lines: readonly SignatureLine[] }
  /** At the right: who seals, and the date. */
  | { kind: 'seal'; office: Words; date: Words }
  | { kind: 'code'; url: string };

export const HAND_DATE: Words = [{ blank: 4 }, '年', { blank: 2 }, '月', { blank: 2 }, '日'];
export const LINE = 9;

/** The text, or a blank of that width when there is none. */
export function orBlank(text: string | undefined, width: number): Inline {
  return text === undefined || text === '' ? { blank: width } : text;
}

export function label(text: string, size: Pick<Cell, 'across' | 'down'> = {}): Cell {
  return { words: [[text]], label: true, ...size };
}

/** An absent text leaves the cell empty: its frame is the place to write. */
export function cell(text: string | undefined, size: Pick<Cell, 'across' | 'down'> = {}): Cell {
  return { words: text ? [[text]] : [], ...size };
}
