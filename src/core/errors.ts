/**
 * The few errors of the service. `retry` says whether trying the same thing again later may help;
 * `message` may be shown to the person who asked, `cause` never is.
 */
export class FalinError extends Error {
  readonly retry: boolean;
  constructor(message: string, options: { cause?: unknown; retry?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.retry = options.retry ?? false;
  }
}

/** The request itself is wrong; the same request will be wrong again. */
export class InvalidInput extends FalinError {}

/** The thing named is not there. */
export class NotFound extends FalinError {}

/** Understood and not allowed. */
export class Refused extends FalinError {}

/** Something outside did not answer or answered with a fault. */
export class Unavailable extends FalinError {
  /** Milliseconds the other side asked us to wait, when it said so. */
  readonly retryAfterMs: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause, retry: true });
    this.retryAfterMs = options.retryAfterMs;
  }
}

export function describeError(error: unknown): string {
  if (error instanceof Error) return error.message;
  return String(error);
}
