import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSafety } from '../../src/consultation/safety/create-safety.ts';
import { ordinaryBy } from '../../src/consultation/safety/ordinary.ts';
import type { SafetyCheck, SafetyHit } from '../../src/consultation/safety/safety.ts';
import { readSafety } from '../../src/knowledge/safety-scripts.ts';

const emergencies = readSafety('safety.yaml', readFileSync('knowledge/safety.yaml', 'utf8'), []);
const HIT = { id: 'x' } as SafetyHit;
const guides = [
  { id: 'parking', questions: ['车位被占', '有人占我车位'] },
  { id: 'beaten', questions: ['他打我', '家里有人打我'] },
];
const alarms: SafetyCheck = (text) => (text.includes('打我') ? HIT : undefined);
const sureOf = (guide: string, chance: number) => ({ match: () => [{ guide, chance }] });

describe('a message is surely an ordinary matter', () => {
  test('when a guide is sure of it that is about no emergency', () => {
    expect(ordinaryBy(guides, sureOf('parking', 0.95), alarms)('有人占我车位')).toBe(true);
  });
  test('not when the guide is less than sure', () => {
    expect(ordinaryBy(guides, sureOf('parking', 0.8), alarms)('有人占我车位')).toBe(false);
  });
  test('not when its own questions alarm', () => {
    expect(ordinaryBy(guides, sureOf('beaten', 0.99), alarms)('他动手了')).toBe(false);
  });
  test('not when no guide is found', () => {
    expect(ordinaryBy(guides, { match: () => [] }, alarms)('有人占我车位')).toBe(false);
  });
});

describe('what a guide vouches for', () => {
  const plain = createSafety(emergencies);
  const vouched = createSafety(emergencies, undefined, () => true);

  test('is no emergency where the table of cues alone takes it for one, and hardly', () => {
    const message = '对门装了个摄像头正照我家门，我进出他都看得见';
    expect(plain(message, [])).toBeDefined();
    expect(vouched(message, [])).toBeUndefined();
  });
  test('is one all the same where a phrase says so', () => {
    expect(vouched('老公又打我了', [])).toMatchObject({ id: 'domestic-violence' });
  });
  test('is one where its words speak clearly for it', () => {
    expect(vouched('我已经想好了，写了一封信给爸妈，不想再拖累他们', [])).toMatchObject({ id: 'suicide' });
  });
});
