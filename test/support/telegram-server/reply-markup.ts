import { badRequest } from './bot-api-error.ts';
import type { Parameters } from './parameters.ts';

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
}
export interface InlineKeyboard {
  inline_keyboard: InlineButton[][];
}

const BUTTON_KINDS = [
  'callback_data',
  'url',
  'switch_inline_query',
  'web_app',
  'login_url',
  'copy_text',
  'pay',
];

/** The inline keyboard of a call, checked as the real server checks it; undefined when there is none. */
export function readReplyMarkup(parameters: Parameters): InlineKeyboard | undefined {
  const markup = parameters.json('reply_markup', 'reply keyboard markup');
  if (markup === undefined) return undefined;
  if (typeof markup !== 'object' || markup === null) throw badRequest('object expected as reply markup');
  if (!('inline_keyboard' in markup)) return undefined;
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  const refuse = (text: string) => badRequest(`can't parse inline keyboard button: ${text}`);
  let count = 0;
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row))
      throw badRequest("can't parse inline keyboard markup: expected an Array of Arrays");
    return row.map((button: unknown): InlineButton => {
      if (typeof button !== 'object' || button === null) throw refuse('Object expected');
      const fields = button as Record<string, unknown>;
      const text = typeof fields.text === 'string' ? fields.text : '';
      if (text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
      const kinds = BUTTON_KINDS.filter((kind) => fields[kind] !== undefined);
      if (kinds.length === 0) throw refuse('Text buttons are unallowed in the inline keyboard');
      const data = fields.callback_data;
      if (kinds.includes('callback_data')) {
        const size = typeof data === 'string' ? Buffer.byteLength(data) : 0;
        if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
      }
      count++;
      return {
        text,
        ...(typeof data === 'string' ? { callback_data: data } : {}),
        ...(typeof fields.url === 'string' ? { url: fields.url } : {}),
      };
    });
  });
  if (count > 100 || JSON.stringify(keyboard).length > 10_240) throw badRequest('reply markup is too long');
  const filled = keyboard.filter((row) => row.length > 0);
  return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}
