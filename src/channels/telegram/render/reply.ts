import type { RelayedFile, Reply } from '../../../contracts/reply.ts';
import { chineseDate, localDate } from '../../../core/dates.ts';
import { SCREEN } from '../screen-text.ts';
import { answerBlocks } from './answer-blocks.ts';
import { articleBlocks } from './article-blocks.ts';
import { type InlineKeyboard, inlineKeyboard } from './keyboard.ts';
import { cutPoint, isBlank, paginate } from './paginate.ts';
import { type Block, block, bold, clean, pageHtml, pageText, plain, tightBlock } from './rich-text.ts';

/** One message of a reply. `text` is the same without markup, for the case that the server refuses the markup. */
export interface Part {
  /** Shown for the moment between placing and editing; a true sentence. */
  placeholder: string;
  html: string;
  text: string;
}

export type Rendered =
  /** `files` follow the parts, as they came. */
  | { type: 'messages'; parts: Part[]; keyboard: InlineKeyboard | undefined; files: readonly RelayedFile[] }
  | { type: 'file'; name: string; bytes: Buffer; caption: string; keyboard: InlineKeyboard | undefined };

/** A caption may have 1,024 UTF-16 units. */
const CAPTION_LIMIT = 1000;

/** What Telegram shows of a reply. The same reply always gives the same messages: sending can go on after a crash. */
export function renderReply(reply: Reply): Rendered {
  const keyboard = inlineKeyboard(reply.buttons);
  const { body } = reply;
  if (body.type === 'file') {
    const caption = clean(body.caption).trim();
    return {
      type: 'file',
      name: fileName(body.name),
      // Telegram refuses an empty file.
      bytes: Buffer.from(body.content === '' ? '\n' : body.content, 'utf8'),
      caption: caption.slice(0, cutPoint(caption, CAPTION_LIMIT)),
      keyboard,
    };
  }
  const pages = paginate(blocksOf(reply));
  const parts = pages.map((page, i): Part => {
    const first =
      body.type === 'emergency'
        ? emergencyPlaceholder(body)
        : body.type === 'relay'
          ? SCREEN.placingRelay
          : SCREEN.placing;
    return { placeholder: i === 0 ? first : SCREEN.placingMore, html: pageHtml(page), text: pageText(page) };
  });
  if (parts.length === 0) {
    parts.push({ placeholder: SCREEN.placing, html: SCREEN.emptyReply, text: SCREEN.emptyReply });
  }
  return { type: 'messages', parts, keyboard, files: body.type === 'relay' ? body.files : [] };
}

function blocksOf({ body, buttons }: Reply): Block[] {
  switch (body.type) {
    case 'text':
      return paragraphs(body.text);
    case 'question':
      return body.text.split(/\n{2,}/).map((text, i) => block(i === 0 ? bold(text) : plain(text)));
    case 'answer':
      return answerBlocks(
        body.answer,
        buttons.flat().map((b) => b.action),
      );
    case 'articles':
      return articleBlocks(body.articles);
    case 'emergency':
      return [
        ...body.numbers.map((n, i) => ({ ...block(bold(SCREEN.call(n.number, n.name))), tight: i > 0 })),
        block(bold(body.label)),
        ...paragraphs(body.script),
      ];
    case 'consultations':
      return body.items.flatMap((item) => [
        block(bold(item.number), plain(` ${[item.topic, item.state].filter(Boolean).join(' · ')}`)),
        tightBlock(plain([day(item.openedAt), item.summary].filter(Boolean).join(' '))),
      ]);
    case 'relay':
      return [
        block(bold(body.header)),
        ...(body.quoted ? [tightBlock(plain(SCREEN.quoted(body.quoted)))] : []),
        ...paragraphs(body.text || SCREEN.filesFollow(body.files.length)),
      ];
    case 'file':
      return [];
  }
}

const paragraphs = (text: string): Block[] =>
  clean(text)
    .split(/\n{2,}/)
    .map((p) => block(plain(p)));

/** Whoever sees only the notification has the number already, even should the rest be late. */
function emergencyPlaceholder(body: { numbers: { number: string; name: string }[] }): string {
  const [first] = body.numbers;
  const text = first ? clean(SCREEN.call(first.number, first.name)) : SCREEN.placing;
  return isBlank(text) ? SCREEN.placing : text.slice(0, cutPoint(text, 200));
}

function day(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : chineseDate(localDate(at));
}

/** A name that cannot break out of a multipart header. */
export function fileName(name: string): string {
  const safe = clean(name)
    .replace(/["\\/:*?<>|\n\t]/g, '_')
    .trim();
  return isBlank(safe) ? 'file.txt' : safe.slice(-120);
}
