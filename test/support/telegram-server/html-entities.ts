import { badRequest } from './bot-api-error.ts';

export interface Entity {
  type: string;
  /** In UTF-16 code units, as everything in the Bot API. */
  offset: number;
  length: number;
  url?: string;
  language?: string;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const SPACE = /\s/;

interface OpenTag {
  tag: string;
  argument: string;
  expandable: boolean;
  at: number;
}

/**
 * Reads parse_mode HTML as TDLib's parse_html does, with its error texts; offsets in them count UTF-8 bytes.
 * An unknown &name; stays as it is; a tag is refused unless it is one of the list above.
 */
export function parseHtml(source: string): FormattedText {
  const byteOffset = (index: number) => Buffer.byteLength(source.slice(0, index));
  const refuse = (text: string) => badRequest(`can't parse entities: ${text}`);
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let i = 0;
  while (i < source.length) {
    const char = source[i]!;
    if (char === '&') {
      const [decoded, next] = decodeReference(source, i);
      text += decoded;
      i = next;
      continue;
    }
    if (char !== '<') {
      text += char;
      i++;
      continue;
    }
    const begin = i++;
    const at = () => `at byte offset ${byteOffset(begin)}`;
    if (source[i] === '/') {
      const top = open.at(-1);
      if (!top) throw refuse(`Unexpected end tag ${at()}`);
      i++;
      const nameFrom = i;
      while (i < source.length && !SPACE.test(source[i]!) && source[i] !== '>') i++;
      const name = source.slice(nameFrom, i).toLowerCase();
      while (i < source.length && SPACE.test(source[i]!)) i++;
      if (source[i] !== '>') throw refuse(`Unclosed end tag ${at()}`);
      if (name !== '' && name !== top.tag) {
        throw refuse(`Unmatched end tag ${at()}, expected "</${top.tag}>", found "</${name}>"`);
      }
      i++;
      open.pop();
      if (text.length > top.at) entities.push(entityOf(top, text));
      continue;
    }
    const nameFrom = i;
    while (i < source.length && !SPACE.test(source[i]!) && source[i] !== '>') i++;
    if (i >= source.length) throw refuse(`Unclosed start tag ${at()}`);
    const tag = source.slice(nameFrom, i).toLowerCase();
    if (!(tag in TAGS)) throw refuse(`Unsupported start tag "${tag}" ${at()}`);
    const opened: OpenTag = { tag, argument: '', expandable: false, at: text.length };
    i = readAttributes(source, i, opened, begin, refuse, byteOffset);
    if (tag === 'span' && opened.argument !== 'spoiler') {
      throw refuse(`Tag "span" must have class "tg-spoiler" ${at()}`);
    }
    open.push(opened);
  }
  const left = open.at(-1);
  if (left) throw refuse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities };
}

/** Reads attributes up to the closing bracket; gives the position after it. */
function readAttributes(
  source: string,
  from: number,
  tag: OpenTag,
  begin: number,
  refuse: (text: string) => Error,
  byteOffset: (index: number) => number,
): number {
  const at = `at byte offset ${byteOffset(begin)}`;
  let i = from;
  for (;;) {
    while (i < source.length && SPACE.test(source[i]!)) i++;
    if (i >= source.length) throw refuse(`Unclosed start tag ${at}`);
    if (source[i] === '>') return i + 1;
    const nameFrom = i;
    while (i < source.length && !SPACE.test(source[i]!) && source[i] !== '=' && source[i] !== '>') i++;
    const name = source.slice(nameFrom, i);
    if (name === '') throw refuse(`Empty attribute name in the tag "${tag.tag}" ${at}`);
    while (i < source.length && SPACE.test(source[i]!)) i++;
    if (source[i] !== '=') {
      // Attributes without a value (blockquote expandable) are allowed since Bot API 7.4.
      if (tag.tag === 'blockquote' && name === 'expandable') tag.expandable = true;
      continue;
    }
    i++;
    while (i < source.length && SPACE.test(source[i]!)) i++;
    if (i >= source.length) throw refuse(`Unclosed start tag "${tag.tag}" ${at}`);
    let value = '';
    const quote = source[i]!;
    if (quote === '"' || quote === "'") {
      i++;
      while (i < source.length && source[i] !== quote) {
        const [decoded, next] = source[i] === '&' ? decodeReference(source, i) : [source[i]!, i + 1];
        value += decoded;
        i = next;
      }
      if (i >= source.length) throw refuse(`Unclosed start tag ${at}`);
      i++;
    } else {
      const valueFrom = i;
      while (i < source.length && /[A-Za-z0-9.-]/.test(source[i]!)) i++;
      value = source.slice(valueFrom, i).toLowerCase();
      if (i >= source.length || (!SPACE.test(source[i]!) && source[i] !== '>')) {
        throw refuse(`Unexpected end of name token at byte offset ${byteOffset(valueFrom)}`);
      }
    }
    if (tag.tag === 'a' && name === 'href') tag.argument = value;
    if (tag.tag === 'span' && name === 'class' && value.startsWith('tg-')) tag.argument = value.slice(3);
    if (tag.tag === 'code' && name === 'class' && value.startsWith('language-'))
      tag.argument = value.slice(9);
  }
}

function entityOf(tag: OpenTag, text: string): Entity {
  const type = tag.expandable ? 'expandable_blockquote' : TAGS[tag.tag]!;
  const entity: Entity = { type, offset: tag.at, length: text.length - tag.at };
  if (type === 'text_link') entity.url = tag.argument || text.slice(tag.at);
  if (type === 'code' && tag.argument) entity.language = tag.argument;
  return entity;
}

/** The character a reference stands for and the position after it; `&` itself when it stands for none. */
function decodeReference(source: string, at: number): [string, number] {
  const match = /^&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z]+));?/.exec(source.slice(at, at + 40));
  if (!match) return ['&', at + 1];
  const named = match[3] === undefined ? undefined : NAMED[match[3]];
  const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2] ?? 0);
  if (match[3] !== undefined) return named ? [named, at + match[0].length] : ['&', at + 1];
  if (code === 0 || code >= 0x10ffff) return ['&', at + 1];
  return [String.fromCodePoint(code), at + match[0].length];
}

/** What the server does to every text: control characters away, white space at both ends away. */
export function tidy(formatted: FormattedText): FormattedText {
  const clean = formatted.text.replace(/\r/g, '');
  const start = clean.length - clean.trimStart().length;
  const text = clean.trim();
  const entities = formatted.entities
    .map((e) => {
      const from = Math.max(0, e.offset - start);
      const to = Math.min(text.length, e.offset - start + e.length);
      return { ...e, offset: from, length: to - from };
    })
    .filter((e) => e.length > 0);
  return { text, entities };
}
