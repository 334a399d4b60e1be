import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Where a request came from that reached us without a network: tests, the process itself. */
const LOCAL = 'local';

/**
 * The network address of who asks. Behind `proxies` proxies of our own, the address the outermost of them saw: the one so
 * many places from the right of X-Forwarded-For. What stands left of it anybody may have written.
 */
export function clientAddress(c: Context, proxies: number): string {
  const direct = plain(hasConnection(c.env) ? (getConnInfo(c).remote.address ?? LOCAL) : LOCAL);
  if (proxies === 0) return direct;
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = chain.at(-proxies);
  return seen !== undefined && /^[0-9a-f.:]{3,45}$/i.test(seen) ? plain(seen) : direct;
}

const hasConnection = (env: unknown): boolean => typeof env === 'object' && env !== null && 'incoming' in env;

/** As people write it: a socket for both kinds of address gives ::ffff:10.0.0.1. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
