import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_SOURCES, CASE_STATES } from '../../../src/contracts/case-names.ts';
import { addDays, type LocalDate } from '../../../src/core/dates.ts';
import type { PersonId } from '../../../src/core/ids.ts';
import { DISPUTE_TYPES } from '../../../src/knowledge/topics.ts';
import type { CaseSource, MediationCase, Party, PartyId, SessionId } from '../../../src/mediation/case.ts';
import { papersOf } from '../../../src/mediation/papers/kinds.ts';
import { paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { agreedCase, inputOf, person } from './builders.ts';
import { partsOf, wordsOf } from './read-back.ts';

/** What people, and those who wish us ill, type: marks of XML and HTML, control characters, lone surrogates, emoji. */
const NASTY = [
  '<script>alert(1)</script>',
  '"\'&amp;&',
  ']]>',
  '\u0000\u0008\u001f',
  '\ud800',
  '\ufffe',
  '👨‍👩‍👧',
  '\u202e倒过来',
  '{{x}}',
  '\n\r\n',
  'w:t',
  '</w:t>',
];
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NASTY),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('漏水', '赔偿', ' ', ''),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const day = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2020-01-01' as LocalDate, n));
const amount = maybe(fc.integer({ min: 0, max: 10 ** 12 }));

const party = (i: number): fc.Arbitrary<Party> =>
  fc
    .record({
      side: fc.constantFrom('applicant', 'respondent'),
      kind: fc.constantFrom('person', 'organisation'),
      name: words,
      sex: maybe(fc.constantFrom('男', '女')),
      ethnicity: maybe(words),
      age: maybe(fc.integer({ min: 0, max: 120 })),
      occupation: maybe(words),
      contact: maybe(words),
      address: maybe(words),
      representative: maybe(words),
      consent: maybe(fc.constantFrom('asked', 'given', 'refused')),
    } as const)
    .map((given) => person(`p${i}`, given.name, given.side, { ...given, position: i + 1 }));
const parties = fc
  .integer({ min: 0, max: 6 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => party(i))));
const who = fc.integer({ min: 0, max: 7 }).map((i) => `p${i}` as PartyId);

const anyCase: fc.Arbitrary<MediationCase> = fc
  .record({
    state: fc.constantFrom(...CASE_STATES),
    disputeType: fc.constantFrom(...DISPUTE_TYPES),
    source: fc.constantFrom(...(Object.keys(CASE_SOURCES) as CaseSource[])),
    facts: words,
    claims: words,
    amount,
    people: fc.nat(5000),
    parties,
    mediators: fc.subarray(['mediator-xinghe' as PersonId, 'gone' as PersonId]),
    sessions: fc.array(
      fc.record({
        id: fc.constant('s' as SessionId),
        place: fc.constantFrom('on-site', 'online'),
        proposed: fc.constant([]),
        picks: fc.constant([]),
        at: maybe(instant),
        state: fc.constantFrom('proposed', 'open', 'ended'),
        record: maybe(words),
        startedAt: maybe(instant),
        endedAt: maybe(instant),
      } as const),
      { maxLength: 3 },
    ),
    agreement: maybe(
      fc.record({
        form: fc.constantFrom('oral', 'written'),
        terms: fc.array(
          fc.record({
            id: fc.constant('t'),
            who,
            what: words,
            amount,
            due: maybe(day),
            performed: maybe(day),
          }),
          {
            maxLength: 5,
          },
        ),
        more: maybe(words),
        revision: fc.nat(9),
        proposedAt: instant,
        confirmedBy: fc.array(fc.record({ party: who, at: instant }), { maxLength: 3 }),
        effectiveAt: maybe(instant),
      } as const),
    ),
    followUps: fc.array(
      fc.record({
        id: fc.constant('f'),
        on: day,
        doneAt: maybe(instant),
        finding: maybe(words),
        satisfied: maybe(fc.boolean()),
      }),
      { maxLength: 2 },
    ),
    acceptedAt: maybe(instant),
    endedAt: maybe(instant),
    archivedAt: maybe(instant),
  } as const)
  .map((given) => agreedCase(given));

const wanted = fc.record({ found: anyCase, token: fc.webUrl() });

const inputFor = ({ found, token }: { found: MediationCase; token: string }) => {
  const asked = found.parties[0];
  return inputOf(found, asked ? { invitation: { party: asked.id, url: token, validUntil: new Date() } } : {});
};
const kindsOf = (found: MediationCase) =>
  [...papersOf(found), 'file' as const].filter((kind) => kind !== 'file' || papersOf(found).length > 0);

describe('whatever the case holds', () => {
  it('the page is whole, escaped and says nothing that only a program would say', () => {
    fc.assert(
      fc.property(wanted, (given) => {
        for (const kind of kindsOf(given.found)) {
          const page = paperPage(kind, inputFor(given));
          const body = page.slice(page.indexOf('<body>'));
          expect(page).not.toMatch(/<script|undefined|\[object|NaN|Invalid Date/);
          expect(body).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
          expect(page.isWellFormed()).toBe(true);
          expect(page.replaceAll('\n', '')).not.toMatch(UNPRINTABLE);
          const opened = [...body.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1]);
          expect(opened.filter((tag) => !TAGS.has(tag!))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the Word file can be read back', async () => {
    await fc.assert(
      fc.asyncProperty(wanted, async (given) => {
        // The file holds all the others.
        for (const kind of kindsOf(given.found).filter((one) => one === 'file' || one === 'invitation')) {
          const { bytes } = await writePaper(kind, inputFor(given));
          expect(await wordsOf(bytes)).not.toMatch(/undefined|\[object|NaN|Invalid Date/);
          expect((await partsOf(bytes)).get('word/document.xml')?.toString('utf8')).not.toMatch(UNPRINTABLE);
        }
      }),
      { numRuns: 25 },
    );
  });
});

const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\ufffe\uffff]/u;
const TAGS = new Set(
  'body section h1 h2 p span div dl dt dd table colgroup col thead tbody tr th td br svg path'.split(' '),
);
