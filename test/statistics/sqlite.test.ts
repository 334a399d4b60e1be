import { describe } from 'vitest';
import { worlds } from '../storage/world.ts';
import { recountTests } from './recount-tests.ts';

describe('on SQLite', () => {
  recountTests(worlds(async () => undefined));
});
