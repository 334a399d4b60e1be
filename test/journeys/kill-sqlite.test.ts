import { test } from 'vitest';
import { killNine } from './kill-nine.ts';

test('kill -9 under two hundred conversations loses nothing and doubles nothing, on SQLite', {
  timeout: 300_000,
}, async () => {
  await killNine({ people: 100, kills: 6 });
});
