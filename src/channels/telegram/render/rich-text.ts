/** A stretch of text in one style. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** Only http and https addresses become links. */
  href?: string;
}

/** A paragraph. `quote`: shown folded, to be opened (blockquote expandable). */
export interface Block {
  runs: Run[];
  quote?: boolean;
  /** Follows the block before it on the next line, without an empty line between. */
  tight?: boolean;
}

export const bold = (text: string): Run => ({ text, bold: true });
export const plain = (text: string): Run => ({ text });
export const block = (...runs: Run[]): Block => ({ runs });
export const tightBlock = (...runs: Run[]): Block => ({ runs, tight: true });

export const blockText = (b: Block): string => b.runs.map((run) => run.text).join('');

/** Between a block and the one before it on the same page. */
export function separator(b: Block): string {
  return b.tight ? '\n' : '\n\n';
}

/**
 * Text the Bot API accepts: no lone surrogates (it refuses the whole message), no control characters
 * but line breaks and tabs (it would drop them and lengths would differ).
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u2028-\u202e]/gu, (c) => (c === '\n' || c === '\t' ? c : ' '));
}

/** The four characters that mean something in parse_mode HTML. */
function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function runHtml(run: Run): string {
  let html = escapeHtml(run.text);
  // A style around white space alone makes no entity; left out so that the count stays below Telegram's 100.
  if (run.text.trim() === '') return html;
  if (run.href && /^https?:\/\//i.test(run.href)) html = `<a href="${escapeHtml(run.href)}">${html}</a>`;
  if (run.italic) html = `<i>${html}</i>`;
  if (run.bold) html = `<b>${html}</b>`;
  return html;
}

export function pageHtml(blocks: readonly Block[]): string {
  return blocks
    .map((b, i) => {
      const inner = b.runs.map(runHtml).join('');
      const html = b.quote ? `<blockquote expandable>${inner}</blockquote>` : inner;
      return i === 0 ? html : separator(b) + html;
    })
    .join('');
}

export function pageText(blocks: readonly Block[]): string {
  return blocks.map((b, i) => (i === 0 ? blockText(b) : separator(b) + blockText(b))).join('');
}
