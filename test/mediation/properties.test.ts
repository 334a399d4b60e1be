import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CASE_STATES } from '../../src/contracts/case-names.ts';
import type { ResidentId } from '../../src/core/ids.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import type { Actor } from '../../src/mediation/actor.ts';
import type { MediationCase, PartyId } from '../../src/mediation/case.ts';
import { CASE_EVENTS, type CaseEvent, nextCase } from '../../src/mediation/case-states.ts';
import { join } from '../../src/mediation/commands/consent.ts';
import { partySees } from '../../src/mediation/commands/speak.ts';
import { fire } from '../../src/mediation/commands/timer.ts';
import { type CaseCommand, decide } from '../../src/mediation/decide.ts';
import type { CaseSaying, Decided, Decision } from '../../src/mediation/decision.ts';
import { timersOf } from '../../src/mediation/timers-of.ts';
import { sampleDirectory } from '../support/sample-directory.ts';
import { CLERK, contexts, freshCase, MEDIATOR, person, resident } from './cases.ts';

const KEY = '2026-1';
let directory: Directory;
beforeAll(async () => {
  directory = await sampleDirectory();
});

const ACTORS: readonly Actor[] = [
  resident('r-1'),
  resident('r-2'),
  resident('stranger'),
  person(MEDIATOR),
  person('mediator-street-1' as typeof MEDIATOR),
  person(CLERK),
];

/** Whatever can be asked of a case; `n` marks words so that they can be found again. */
const command = (n: number): fc.Arbitrary<CaseCommand> => {
  const words = fc.constant(`话${n}。`);
  const make = <T extends CaseCommand>(value: T) => fc.constant<CaseCommand>(value);
  return fc.oneof(
    make({ type: 'accept', case: KEY }),
    words.map((reason): CaseCommand => ({ type: 'decline', case: KEY, reason })),
    words.map((reason): CaseCommand => ({ type: 'reject', case: KEY, reason })),
    fc
      .constantFrom('street-gold', 'court-joint', 'elders')
      .map((room): CaseCommand => ({ type: 'move', case: KEY, room, reason: '换' })),
    make({ type: 'assign', case: KEY, person: 'mediator-street-2' }),
    fc.constantFrom(1, 2).map((party): CaseCommand => ({ type: 'invite', case: KEY, party })),
    { weight: 4, arbitrary: make({ type: 'consent', case: KEY }) },
    make({ type: 'refuse', case: KEY }),
    make({ type: 'propose-times', case: KEY, place: 'online', times: ['2026-11-25T06:00:00Z'] }),
    make({ type: 'pick', case: KEY, time: 0 }),
    { weight: 3, arbitrary: make({ type: 'open', case: KEY }) },
    fc
      .record({
        party: fc.constantFrom(1, 2),
        what: fc.constantFrom('consent' as const, 'agreement' as const),
      })
      .map((signed): CaseCommand => ({ type: 'signed-on-paper', case: KEY, on: '2026-11-23', ...signed })),
    make({ type: 'pause', case: KEY }),
    make({ type: 'resume', case: KEY }),
    make({ type: 'close', case: KEY }),
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom('all' as const, 'private' as const, 1, 2), words)
        .map(([audience, text]): CaseCommand => ({ type: 'speak', case: KEY, audience, text, files: [] })),
    },
    words.map((text): CaseCommand => ({ type: 'record', case: KEY, text })),
    {
      weight: 3,
      arbitrary: fc.constantFrom(1, 2, 3).map(
        (who): CaseCommand => ({
          type: 'propose',
          case: KEY,
          form: 'written',
          terms: [{ who, what: '赔', amount: 100, due: '2026-12-20' }],
        }),
      ),
    },
    { weight: 3, arbitrary: make({ type: 'ask-code', case: KEY }) },
    { weight: 3, arbitrary: make({ type: 'confirm', case: KEY, code: '1' }) },
    words.map((reason): CaseCommand => ({ type: 'object', case: KEY, reason })),
    make({ type: 'fail', case: KEY, reason: '谈不拢' }),
    make({ type: 'withdraw', case: KEY }),
    make({ type: 'extend', case: KEY, to: '2027-01-10', reason: '等鉴定' }),
    fc.boolean().map((ok): CaseCommand => ({ type: 'agree-extension', case: KEY, ok })),
    fc.record({ party: fc.constantFrom(1, 2), ok: fc.boolean() }).map(
      (word): CaseCommand => ({
        type: 'extension-word',
        case: KEY,
        by: 'phone',
        on: '2026-11-23',
        ...word,
      }),
    ),
    make({ type: 'perform', case: KEY, term: 1 }),
    make({ type: 'judicial', case: KEY, to: 'wanted' }),
    make({ type: 'follow-up', case: KEY, finding: '好' }),
    make({ type: 'prevented', case: KEY, what: 'crime' }),
    make({ type: 'archive', case: KEY }),
  );
};

type Step =
  | { do: 'command'; actor: Actor; command: CaseCommand; code: 'right' | 'wrong' | 'none' }
  | { do: 'join'; actor: Actor }
  | { do: 'timer'; index: number };

const step = (n: number): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('command' as const),
        actor: fc.constantFrom(...ACTORS),
        command: command(n),
        code: fc.constantFrom('right' as const, 'right' as const, 'wrong' as const, 'none' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('join' as const),
        actor: fc.constantFrom(resident('r-2'), resident('r-1'), resident('stranger')),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('timer' as const), index: fc.nat(9) }) },
  );

const steps = fc
  .integer({ min: 1, max: 45 })
  .chain((length) => fc.tuple(...Array.from({ length }, (_, n) => step(n))));

/** Straight to an open room, so that random steps begin where most can go wrong. */
function inSession(make: ReturnType<typeof contexts>): MediationCase {
  let c = freshCase(directory);
  const run = (actor: Actor, what: CaseCommand) => {
    const done = decide(c, what, make(actor));
    if (!done.done) throw new Error(done.why);
    c = done.file;
  };
  run(person(MEDIATOR), { type: 'accept', case: KEY });
  const joined = join(c, c.parties[1]!.id, make(resident('r-2')));
  if (!joined.done) throw new Error(joined.why);
  c = joined.file;
  run(resident('r-1'), { type: 'consent', case: KEY });
  run(resident('r-2'), { type: 'consent', case: KEY });
  run(person(MEDIATOR), { type: 'open', case: KEY });
  return c;
}

function take(c: MediationCase, s: Step, make: ReturnType<typeof contexts>): Decision | undefined {
  switch (s.do) {
    case 'command':
      return decide(c, s.command, make(s.actor, { code: s.code }));
    case 'join':
      return join(c, c.parties[1]!.id, make(s.actor));
    case 'timer': {
      const timers = timersOf(c);
      const timer = timers[s.index % Math.max(1, timers.length)];
      return timer && fire(c, timer.key, make({ kind: 'system' }));
    }
  }
}

/** The terms lie before the sides. */
function beforeConfirming(make: ReturnType<typeof contexts>): MediationCase {
  const command: CaseCommand = {
    type: 'propose',
    case: KEY,
    form: 'oral',
    terms: [{ who: 2, what: '赔', amount: 100, due: '2026-12-20' }],
  };
  const done = decide(inSession(make), command, make(person(MEDIATOR)));
  if (!done.done) throw new Error(done.why);
  return done.file;
}

const STARTS = {
  applied: () => freshCase(directory),
  'in session': inSession,
  'before confirming': beforeConfirming,
};

const toldTo = (say: readonly CaseSaying[], party: PartyId) =>
  say.filter((one) => 'party' in one && one.party === party);

function checkTable(decided: Decided): void {
  expect(CASE_STATES).toContain(decided.file.state);
  for (const { event, from, to } of decided.events) {
    if ((CASE_EVENTS as readonly string[]).includes(event)) {
      expect(nextCase(from!, event as CaseEvent)).toBe(to);
    } else {
      expect(to).toBe(from);
    }
  }
}

/** `onPaper`: positions of who signed a paper that the mediator entered. */
function checkPromises(c: MediationCase, onPaper: ReadonlySet<number>): void {
  if (c.state === 'agreed') {
    expect(c.agreement?.confirmedBy.map((by) => by.party).toSorted()).toEqual(
      c.parties.map((p) => p.id).toSorted(),
    );
    expect(c.agreement?.effectiveAt).toBeDefined();
  }
  if (c.state === 'mediating' || c.state === 'agreeing') {
    const came = (p: MediationCase['parties'][number]) => p.resident || onPaper.has(p.position);
    expect(c.parties.every((p) => p.consent === 'given' && came(p))).toBe(true);
    expect(c.dueAt).toBeDefined();
  }
  expect(c.offers.filter((o) => o.state === 'offered').length).toBeLessThanOrEqual(1);
  expect(c.sessions.filter((s) => !['ended', 'cancelled'].includes(s.state)).length).toBeLessThanOrEqual(1);
  const chats = c.parties.flatMap((p) => (p.resident ? [p.resident] : []));
  expect(new Set<ResidentId>(chats).size).toBe(chats.length);
}

describe('any sequence of events', () => {
  test.each(['applied', 'in session', 'before confirming'] as const)(
    'reaches no undefined state, and shows no private talk to the other side (from: %s)',
    (from) => {
      fc.assert(
        fc.property(steps, (list) => {
          const make = contexts(directory);
          let c = STARTS[from](make);
          const onPaper = new Set<number>();
          const secrets: { words: string; party: PartyId }[] = [];
          for (const s of list) {
            const decided = take(c, s, make);
            if (!decided?.done) continue;
            checkTable(decided);
            c = decided.file;
            if (s.do === 'command' && s.command.type === 'signed-on-paper') {
              expect(s.actor.kind).toBe('person');
              onPaper.add(s.command.party);
            }
            // Nobody answers for a side that can answer itself.
            if (s.do === 'command' && s.command.type === 'extension-word') {
              const { party: position } = s.command;
              expect(c.parties.find((p) => p.position === position)?.resident).toBeUndefined();
            }
            checkPromises(c, onPaper);
            const { message } = decided;
            if (message && message.audience !== 'all') {
              secrets.push({ words: message.text, party: message.audience });
              for (const p of c.parties) {
                expect(partySees(p.id, message)).toBe(p.id === message.audience);
              }
            }
            // Codes are shown to the side they are for and nobody else.
            for (const secret of decided.secrets) {
              if (secret.type !== 'code') continue;
              expect(JSON.stringify(decided.say)).not.toContain(secret.code);
              expect(s.do === 'command' && s.actor.kind).toBe('resident');
            }
            for (const p of c.parties) {
              const seen = JSON.stringify(toldTo(decided.say, p.id));
              for (const { words, party } of secrets) if (party !== p.id) expect(seen).not.toContain(words);
            }
          }
        }),
        { numRuns: 400 },
      );
    },
  );

  test('random steps do reach agreements, refusals and private talks', () => {
    const reached = new Set<string>();
    const make = contexts(directory);
    for (const [i, list] of fc.sample(steps, { numRuns: 600, seed: 7 }).entries()) {
      let c = i % 2 === 0 ? inSession(make) : beforeConfirming(make);
      for (const s of list) {
        const decided = take(c, s, make);
        if (!decided?.done) continue;
        c = decided.file;
        reached.add(c.state);
        if (decided.message && decided.message.audience !== 'all') reached.add('private');
      }
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['agreed', 'refused', 'failed', 'withdrawn', 'archived', 'private']),
    );
  });
});
