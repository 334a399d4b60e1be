import { currentSession } from './buttons.ts';
import type { MediationCase } from './case.ts';
import { nextCase } from './case-states.ts';
import { isTalking } from './commands/speak.ts';
import type { CaseCommand } from './decide.ts';

type Commands = Partial<Record<CaseCommand['type'], (c: MediationCase) => boolean>>;

const running = (c: MediationCase, ...states: readonly string[]) =>
  states.includes(currentSession(c)?.state ?? 'none');
const idle = (c: MediationCase) => !running(c, 'open', 'paused');
const held = (c: MediationCase) =>
  c.sessions.some((s) => s.startedAt !== undefined && s.state !== 'cancelled');

/** Their consent, or their agreement to what was put down, is still open. */
const unsigned = (c: MediationCase, { id, consent }: MediationCase['parties'][number]): boolean =>
  (c.state === 'inviting' && consent !== 'given') ||
  (c.state === 'agreeing' &&
    c.agreement !== undefined &&
    c.agreement.confirmedBy.every(({ party }) => party !== id));

/** When a command of somebody of the office makes sense at all: what the console offers. decide.ts has the last word. */
const WHEN: Commands = {
  accept: (c) =>
    c.mediators.length === 0 && nextCase(c.state, c.state === 'applied' ? 'accept' : 'assign') !== undefined,
  decline: (c) => c.offers.some((o) => o.state === 'offered'),
  reject: (c) => nextCase(c.state, 'reject') !== undefined,
  move: (c) => nextCase(c.state, 'escalate') !== undefined,
  assign: (c) => nextCase(c.state, c.state === 'applied' ? 'accept' : 'assign') !== undefined,
  edit: (c) => c.state !== 'archived',
  invite: (c) => c.state === 'inviting' && c.parties.some((p) => !p.resident),
  'signed-on-paper': (c) => c.parties.some((p) => !p.resident && p.name !== '' && unsigned(c, p)),
  'propose-times': (c) => c.state === 'mediating' && idle(c),
  open: (c) => (c.state === 'mediating' || c.state === 'agreeing') && idle(c),
  pause: (c) => running(c, 'open'),
  resume: (c) => running(c, 'paused'),
  close: (c) => running(c, 'open', 'paused'),
  speak: (c) => isTalking(c) && c.mediators.length > 0,
  record: held,
  propose: (c) => c.state === 'mediating' || c.state === 'agreeing',
  object: (c) => c.state === 'agreeing',
  fail: (c) => nextCase(c.state, 'fail') !== undefined,
  extend: (c) => (c.state === 'mediating' || c.state === 'agreeing') && c.dueAt !== undefined,
  'extension-word': (c) =>
    c.extendTo !== undefined && c.parties.some((p) => !p.resident && p.name !== '' && !p.extensionOk),
  perform: (c) => c.state === 'agreed' && (c.agreement?.terms.some((t) => !t.performed) ?? false),
  judicial: (c) => c.state === 'agreed',
  'plan-follow-up': (c) => c.state === 'agreed',
  'follow-up': (c) => c.state === 'agreed',
  prevented: (c) => c.acceptedAt !== undefined && c.state !== 'archived',
  archive: (c) => nextCase(c.state, 'archive') !== undefined,
};

export const fits = (c: MediationCase, type: string): boolean =>
  WHEN[type as CaseCommand['type']]?.(c) ?? false;
