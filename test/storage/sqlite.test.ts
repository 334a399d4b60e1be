import { describe } from 'vitest';
import { conformance } from './conformance.ts';
import { worlds } from './world.ts';

describe('storage on SQLite', () => {
  conformance(worlds(async () => undefined));
});
