import type { Button } from '../../../contracts/reply.ts';
import { isBlank } from './paginate.ts';
import { clean } from './rich-text.ts';

export interface InlineKeyboard {
  inline_keyboard: { text: string; callback_data: string }[][];
}

/** Telegram's limits: data of 1 to 64 bytes, 8 buttons a row shown, 100 in all. */
const MAX_DATA_BYTES = 64;
const MAX_ROW = 8;
const MAX_BUTTONS = 100;

/** Buttons the server would refuse are left out: one bad button must not cost the resident the answer. */
export function inlineKeyboard(rows: readonly (readonly Button[])[]): InlineKeyboard | undefined {
  let left = MAX_BUTTONS;
  const keyboard: InlineKeyboard['inline_keyboard'] = [];
  for (const row of rows) {
    const shown = row
      .filter((b) => !isBlank(b.label) && b.action.isWellFormed() && fits(b.action))
      .slice(0, left)
      .map((b) => ({ text: shortened(clean(b.label)), callback_data: b.action }));
    left -= shown.length;
    for (let i = 0; i < shown.length; i += MAX_ROW) keyboard.push(shown.slice(i, i + MAX_ROW));
  }
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined;
}

function fits(action: string): boolean {
  const bytes = Buffer.byteLength(action);
  return bytes >= 1 && bytes <= MAX_DATA_BYTES;
}

/** Long labels are cut by phones anyway; the whole markup must stay under 10 kB. */
function shortened(label: string): string {
  const characters = [...label.trim()];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : label.trim();
}
