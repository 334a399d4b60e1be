import type { TurnResult } from '../../consultation/records.ts';
import { textReply } from '../buttons.ts';
import { CASE_BUTTONS } from '../case-buttons.ts';
import { EXTENSION_BY } from '../in-words.ts';
import { ASK_SAY, ASK_WRONG } from './flow-text.ts';
import type { AskMode } from './mode.ts';
import { readDay, readPastDay, readTime } from './read-input.ts';
import { become, command } from './results.ts';

/** Asks for words, and remembers what they are for. */
export function ask(key: string, what: string, detail?: string): TurnResult {
  const mode: AskMode = { kind: 'ask', case: key, what, ...(detail === undefined ? {} : { detail }) };
  return become(mode, textReply(ASK_SAY[what] ?? '', [CASE_BUTTONS.leave]));
}

/** What the words asked for become. */
export function answerAsked(mode: AskMode, text: string, now: Date): TurnResult {
  const key = mode.case;
  const again = () => become(mode, textReply(ASK_WRONG[mode.what] ?? ''));
  switch (mode.what) {
    case 'decline':
    case 'reject':
    case 'fail':
    case 'object':
      return command({ type: mode.what, case: key, reason: text }, null);
    case 'move':
      return command({ type: 'move', case: key, room: mode.detail ?? '', reason: text }, null);
    case 'record':
      return command({ type: 'record', case: key, text }, null);
    // Typed wrong, the chat stays asked (Decided.again).
    case 'code': {
      const code = text.replace(/\s/g, '');
      if (!/^\d{6}$/.test(code)) return become(mode, textReply(ASK_WRONG.code ?? '', [CASE_BUTTONS.leave]));
      return command({ type: 'confirm', case: key, code }, null);
    }
    case 'times': {
      const times = text
        .split(/\n|；|;/)
        .filter((line) => line.trim() !== '')
        .map((line) => readTime(line, now));
      if (times.length === 0 || times.length > 6 || !times.every((time) => time !== undefined))
        return again();
      const place = mode.detail === 'online' ? 'online' : 'on-site';
      return command(
        { type: 'propose-times', case: key, place, times: times.map((time) => time.toISOString()) },
        null,
      );
    }
    case 'paper': {
      const [party = '', what = ''] = mode.detail?.split('-') ?? [];
      const on = readPastDay(text, now);
      if (!on) return again();
      const signed = what === 'agreement' ? ('agreement' as const) : ('consent' as const);
      return command({ type: 'signed-on-paper', case: key, party: Number(party), what: signed, on }, null);
    }
    case 'extend': {
      const [, dayText = '', reason = ''] = /^(\S+)[\s，,]+(.+)$/s.exec(text.trim()) ?? [];
      const to = readDay(dayText, now);
      if (!to || !reason) return again();
      return command({ type: 'extend', case: key, to, reason }, null);
    }
    case 'extension-word': {
      const [, dayText = '', way = '', not = ''] =
        /^(\S+?)[\s，,]*(电话|书面|当面)[里上]?[\s，,]*(不)?同意/.exec(text.trim()) ?? [];
      const on = readPastDay(dayText, now);
      const by = (['paper', 'phone', 'in-person'] as const).find((each) => EXTENSION_BY[each] === way);
      if (!on || !by) return again();
      const party = Number(mode.detail);
      return command({ type: 'extension-word', case: key, party, ok: not === '', by, on }, null);
    }
    case 'follow-up': {
      const satisfied = /^满意/.test(text) ? true : /^不满意/.test(text) ? false : undefined;
      return command({ type: 'follow-up', case: key, finding: text, satisfied }, null);
    }
    default:
      return become(null, textReply(ASK_SAY[mode.what] ?? ''));
  }
}
