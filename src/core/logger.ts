import { type DestinationStream, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { maskPersonal } from './masking.ts';

export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error'> & {
  child(bindings: Record<string, unknown>): Logger;
};

/**
 * JSON lines on standard error, so that standard output stays free for results. Every line passes the
 * mask of personal numbers; errors are written with their causes, for us, never for residents.
 */
export function createLogger(
  level: string,
  stream: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    { level, base: undefined, timestamp: stdTimeFunctions.isoTime, messageKey: 'message', errorKey: 'error' },
    { write: (line: string) => stream.write(maskPersonal(line)) },
  );
}

export const silentLogger: Logger = pino({ level: 'silent' });
