import { generateSecret, generateURI, verifySync } from 'otplib';
import { renderSVG } from 'uqr';

/** RFC 6238 with what every authenticator app does: SHA-1, six digits, 30 s. */
const PERIOD_S = 30;

export const newTotpSecret = (): string => generateSecret();

/** The secret for scanning. The SVG is our own drawing, without script or link. */
export function totpQr(secret: string, name: string, office: string): { uri: string; svg: string } {
  const uri = generateURI({ issuer: `法邻 ${office}`, label: name, secret });
  return { uri, svg: renderSVG(uri, { border: 2, pixelSize: 6 }) };
}

/**
 * The time step of a code that is right now, or was or will be one step away (clocks differ); undefined: wrong.
 * The step must then be used up by the store, so that a code seen over a shoulder is worth nothing.
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: PERIOD_S });
  return result.valid ? Math.floor(epoch / PERIOD_S) + result.delta : undefined;
}
