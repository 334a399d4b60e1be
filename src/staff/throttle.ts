import type { Counter } from './ports.ts';

/** Wrong passwords in a row that cost nothing: people mistype. */
const FREE_PER_ACCOUNT = 5;
/** Of one address over all accounts: an office may sit behind one. */
const FREE_PER_ADDRESS = 30;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A counter nobody raised for so long starts anew. */
export const FORGET_MS = 24 * 3_600_000;

/**
 * Guesses are counted by account and address together, and by address: a stranger elsewhere who guesses at a name slows
 * himself only, the owner signs in from where they sit. The name is taken as typed, so nothing tells whether it exists.
 */
export function countersFor(name: string, address: string): { account: Counter; address: Counter } {
  const from = network(address);
  return {
    account: { key: `${name}@${from}`, free: FREE_PER_ACCOUNT },
    address: { key: `@${from}`, free: FREE_PER_ADDRESS },
  };
}

/** How long the next attempt waits after so many: 1 s, 2 s, 4 s … 15 min. */
export function waitAfter(attempts: number, free: number): number {
  if (attempts < free) return 0;
  return Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(attempts - free, 20));
}

/** One subscriber has a whole /64 of IPv6: its addresses are one. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const groups =
    tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
