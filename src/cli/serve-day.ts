import { z } from 'zod';
import { SEND_LIMITS } from '../channels/telegram/ports.ts';
import { readConfig } from '../config.ts';
import { fastClock } from '../core/clock.ts';
import { serve } from './serve.ts';

/**
 * The service on the clock of a simulated day, for `bench day` alone: settings and clock come as one argument of JSON,
 * so that no setting of the product can make its clock run wrong. Telegram's limits are per second of that clock.
 */
const given = z
  .object({
    settings: z.record(z.string(), z.string()),
    timing: z.object({ from: z.iso.datetime(), since: z.number(), speed: z.number().positive() }),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const { from, since, speed } = given.timing;
await serve(readConfig(given.settings), {
  clock: fastClock({ from: new Date(from), since, speed }),
  sendLimits: {
    perSecond: SEND_LIMITS.perSecond * speed,
    perChatPerSecond: SEND_LIMITS.perChatPerSecond * speed,
  },
});
