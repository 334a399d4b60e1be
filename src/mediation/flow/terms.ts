import type { TurnResult } from '../../consultation/records.ts';
import type { Reply } from '../../contracts/reply.ts';
import type { LocalDate } from '../../core/dates.ts';
import { textReply } from '../buttons.ts';
import type { MediationCase } from '../case.ts';
import { keyOf } from '../case-key.ts';
import { partyName, yuan } from '../in-words.ts';
import { TERMS_BUTTONS as B, TERMS_SAY } from './flow-text.ts';
import type { TermsMode } from './mode.ts';
import { monthlyFrom, readAmount, readDay } from './read-input.ts';
import { become, command } from './results.ts';

const MAX_PARTS = 60;

/** 拟协议: the mediator is asked for one duty after another. */
export function beginTerms(c: MediationCase): TurnResult {
  const mode: TermsMode = {
    kind: 'terms',
    case: keyOf(c),
    step: 'form',
    form: 'written',
    terms: [],
    now: {},
  };
  return become(mode, question(c, mode));
}

function question(c: MediationCase, mode: TermsMode): Reply {
  switch (mode.step) {
    case 'form':
      return textReply(TERMS_SAY.form, [B.written, B.oral], [B.cancel]);
    case 'who':
      return textReply(TERMS_SAY.who(mode.terms.length + 1), ...c.parties.map((p) => [B.who(p)]), [B.cancel]);
    case 'what':
      return textReply(TERMS_SAY.what, [B.cancel]);
    case 'amount':
      return textReply(TERMS_SAY.amount, [B.skip, B.cancel]);
    case 'parts':
      return textReply(TERMS_SAY.parts, [B.once, B.cancel]);
    case 'due':
      return textReply(TERMS_SAY.due, [B.skip, B.cancel]);
    case 'more':
      return textReply(TERMS_SAY.more, [B.cancel]);
    case 'next':
      return textReply(TERMS_SAY.next(lines(c, mode)), [B.add, B.more], [B.send, B.cancel]);
  }
}

function lines(c: MediationCase, { terms, more }: TermsMode): string[] {
  const all = terms.map((t, i) => {
    const who = c.parties.find((p) => p.position === t.who);
    const amount = t.amount === undefined ? '' : `，${yuan(t.amount)}`;
    return `${i + 1}. ${who ? partyName(who) : ''}：${t.what}${amount}${t.due ? `，${t.due}前` : ''}`;
  });
  return more ? [...all, `其他：${more}`] : all;
}

/** A press or words, in the step the mediator is at. */
export function answerTerms(
  c: MediationCase,
  mode: TermsMode,
  given: { press: string } | { text: string },
  now: Date,
): TurnResult {
  const press = 'press' in given ? given.press : '';
  const text = 'text' in given ? given.text.trim() : '';
  const go = (next: Partial<TermsMode>): TurnResult => {
    const then = { ...mode, ...next };
    return become(then, question(c, then));
  };
  const wrong = (why: string) => become(mode, textReply(why), question(c, mode));
  if (press === 'cancel') return become(null, textReply(TERMS_SAY.cancelled));
  switch (mode.step) {
    case 'form':
      if (press === 'oral' || press === 'written') return go({ form: press, step: 'who' });
      break;
    case 'who': {
      const who = Number(/^who-(\d+)$/.exec(press)?.[1]);
      if (c.parties.some((p) => p.position === who)) return go({ step: 'what', now: { who } });
      break;
    }
    case 'what':
      if (text) return go({ step: 'amount', now: { ...mode.now, what: text } });
      break;
    case 'amount': {
      if (press === 'skip') return go({ step: 'due' });
      const amount = readAmount(text);
      if (text && amount === undefined) return wrong(TERMS_SAY.wrongAmount);
      if (amount !== undefined) return go({ step: 'parts', now: { ...mode.now, amount } });
      break;
    }
    case 'parts': {
      const parts = press === 'once' ? 1 : Number(/^(\d+)\s*期?$/.exec(text)?.[1] ?? 0);
      if (parts >= 1 && parts <= MAX_PARTS) return go({ step: 'due', now: { ...mode.now, parts } });
      return wrong(TERMS_SAY.wrongParts);
    }
    case 'due': {
      const due = press === 'skip' ? undefined : readDay(text, now);
      if (press !== 'skip' && !due) return wrong(TERMS_SAY.wrongDay);
      return go({ step: 'next', now: {}, terms: [...mode.terms, ...termsOf(mode.now, due)] });
    }
    case 'more':
      if (text) return go({ step: 'next', more: text });
      break;
    case 'next':
      if (press === 'add') return go({ step: 'who' });
      if (press === 'more') return go({ step: 'more' });
      if (press === 'send') {
        const { form, terms, more } = mode;
        return command({ type: 'propose', case: mode.case, form, terms, more }, null);
      }
      break;
  }
  return become(mode, question(c, mode));
}

/** Instalments are one duty each; the last one takes what does not divide. */
function termsOf({ who = 0, what = '', amount, parts = 1 }: TermsMode['now'], due: LocalDate | undefined) {
  if (amount === undefined || parts === 1) return [{ who, what, amount, due }];
  const each = Math.floor(amount / parts);
  const days = due ? monthlyFrom(due, parts) : [];
  return Array.from({ length: parts }, (_, i) => ({
    who,
    what: TERMS_SAY.instalment(what, i + 1, parts),
    amount: i === parts - 1 ? amount - each * (parts - 1) : each,
    due: days[i],
  }));
}
