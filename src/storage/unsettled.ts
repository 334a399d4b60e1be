import { sql } from 'kysely';

/**
 * States of what is still to be done, as literals: a database uses a partial index only where it can read off the
 * query that the index's condition holds, which it cannot from a parameter. Same words as in the migrations.
 */
export const TO_DO_TURNS = [sql.lit('pending' as const), sql.lit('working' as const)];
export const UNSENT = [sql.lit('pending' as const), sql.lit('placed' as const)];
export const DEAD = sql.lit('dead' as const);
