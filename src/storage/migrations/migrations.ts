import type { Migration } from 'kysely/migration';
import type { Dialect } from '../dialect.ts';
import { directory } from './001-directory.ts';
import { consultations } from './002-consultations.ts';
import { messages } from './003-messages.ts';
import { turnResults } from './004-turn-results.ts';
import { outbox } from './005-outbox.ts';
import { housekeeping } from './006-housekeeping.ts';
import { handoff } from './007-handoff.ts';
import { mediation } from './008-mediation.ts';
import { staff } from './009-staff.ts';
import { desk } from './010-desk.ts';
import { statistics } from './011-statistics.ts';
import { retention } from './012-retention.ts';
import { roomDeliveries } from './013-room-deliveries.ts';

/** Run in the order of their names. A released one is never changed: a change is a new one. */
export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '001-directory': directory,
  '002-consultations': consultations,
  '003-messages': messages,
  '004-turn-results': turnResults,
  '005-outbox': outbox(dialect),
  '006-housekeeping': housekeeping,
  '007-handoff': handoff,
  '008-mediation': mediation,
  '009-staff': staff,
  '010-desk': desk,
  '011-statistics': statistics(dialect),
  '012-retention': retention,
  '013-room-deliveries': roomDeliveries,
});
