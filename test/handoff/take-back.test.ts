import { describe, expect, test } from 'vitest';
import type { AreaId, PersonId } from '../../src/core/ids.ts';
import { dutyIsOver } from '../../src/handoff/take-back.ts';
import { sampleDirectory } from '../support/sample-directory.ts';

const directory = await sampleDirectory();
/** Of the sample: on Mondays in Xinghe from 9 to 12; the street's all day. */
const OWN = 'adviser-xinghe' as PersonId;
const STREET = 'adviser-street' as PersonId;
const monday = (time: string) => new Date(`2026-11-23T${time}:00+08:00`);
const card = (time: string, person = OWN) => ({ person, madeAt: monday(time), area: 'xinghe' as AreaId });

describe('a card before somebody whose duty ends', () => {
  test('moves once another of theirs is on duty', () => {
    expect(dutyIsOver(directory, card('11:50'), [OWN, STREET], monday('11:59'))).toBe(false);
    expect(dutyIsOver(directory, card('11:50'), [OWN, STREET], monday('12:01'))).toBe(true);
  });

  test('stays where nobody else is on duty, or could be reached', () => {
    expect(dutyIsOver(directory, card('11:50'), [OWN], monday('12:01'))).toBe(false);
    expect(dutyIsOver(directory, card('11:50'), [OWN, STREET], monday('17:30'))).toBe(false);
  });

  test('stays with somebody who was asked although not on duty', () => {
    expect(dutyIsOver(directory, card('12:30'), [OWN, STREET], monday('13:00'))).toBe(false);
  });
});
