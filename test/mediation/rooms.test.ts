import { beforeAll, describe, expect, test } from 'vitest';
import type { AreaId, PersonId } from '../../src/core/ids.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import { admit } from '../../src/mediation/commands/intake.ts';
import { decide } from '../../src/mediation/decide.ts';
import { sampleDirectory } from '../support/sample-directory.ts';
import {
  application,
  contexts,
  freshCase,
  intake,
  MEDIATOR,
  must,
  person,
  resident,
  rules,
} from './cases.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await sampleDirectory();
});
const choose = (parts: Parameters<typeof application>[0], area = 'xinghe') =>
  admit(intake({ application: application(parts), area: area as AreaId }), { rules: rules(directory) });

describe('the room', () => {
  test.each([
    [{}, 'xinghe', 'xinghe-care', 'community'],
    [{}, 'xinghe-1', 'xinghe-1-grid', 'grid'],
    [{ amount: 10_000_000 }, 'xinghe', 'street-gold', 'street'],
    [{ people: 10 }, 'xinghe', 'street-gold', 'street'],
    [{ disputeType: '劳动争议' }, 'xinghe', 'labour', 'joint'],
    [{ disputeType: '医疗' }, 'heping', 'medical', 'joint'],
    [{ disputeType: '道路交通事故' }, 'xinghe', 'traffic', 'joint'],
    [{ source: 'police' as const }, 'xinghe', 'police-joint', 'joint'],
    [{ source: 'court' as const, disputeType: '合同' }, 'xinghe', 'court-joint', 'joint'],
    [{ room: 'elders' }, 'xinghe', 'elders', 'street'],
  ])('for %o in %s is %s', (parts, area, room, level) => {
    expect(choose(parts, area)).toMatchObject({ room: { id: room }, level, reason: expect.any(String) });
  });
});

describe('what may not be mediated', () => {
  test.each([
    [{ barrier: 'violence' as const }, '110'],
    [{ barrier: 'court' as const }, '法院'],
    [{ barrier: 'authority' as const }, '行政复议'],
    [{ facts: '他强奸了我' }, '报案'],
  ])('%o is refused with the right way', (parts, way) => {
    expect(choose(parts)).toContain(way);
  });

  test('a flag of the consultation refuses it', () => {
    const flagged = intake({ flags: ['domestic-violence'] });
    expect(admit(flagged, { rules: rules(directory) })).toContain('人身安全');
  });
});

describe('who mediates', () => {
  test('not somebody who advised a side', () => {
    const c = freshCase(directory);
    const make = contexts(directory);
    const context = make(person(MEDIATOR), { conflicts: [MEDIATOR] });
    expect(decide(c, { type: 'accept', case: '2026-1' }, context)).toMatchObject({
      done: false,
      why: expect.stringContaining('回避'),
    });
  });

  test('a party cannot accept, a mediator cannot consent or confirm for a side', () => {
    const make = contexts(directory);
    const c = freshCase(directory);
    expect(decide(c, { type: 'accept', case: '2026-1' }, make(resident('r-1'))).done).toBe(false);
    const accepted = must(decide(c, { type: 'accept', case: '2026-1' }, make(person(MEDIATOR)))).file;
    for (const type of ['consent', 'refuse', 'ask-code', 'withdraw'] as const) {
      expect(decide(accepted, { type, case: '2026-1' }, make(person(MEDIATOR))).done).toBe(false);
    }
    const stranger = person('adviser-xinghe' as PersonId);
    expect(decide(accepted, { type: 'fail', case: '2026-1', reason: '不' }, make(stranger)).done).toBe(false);
  });
});
