import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { HttpApp } from './create-http.ts';

/** How long requests under way may take to end when the server stops. */
const GRACE_MS = 5_000;

export interface RunningServer {
  url: string;
  port: number;
  /** Ends event streams and idle connections, lets requests under way finish. */
  close(): Promise<void>;
}

/** Listens on `port` (0: a free one). Rejects with the system's error when the port cannot be had. */
export function serveHttp(app: HttpApp, port: number, hostname?: string): Promise<RunningServer> {
  const { promise, resolve, reject } = Promise.withResolvers<RunningServer>();
  const options = {
    fetch: (request: Request, env: unknown) => app.fetch(request, env),
    port,
    ...(hostname ? { hostname } : {}),
  };
  // Without createServer of its own, serve makes a plain HTTP/1 server.
  const server = serve(options) as Server;
  server.once('error', reject);
  server.once('listening', () => {
    const address = server.address() as AddressInfo;
    resolve({
      url: `http://localhost:${address.port}`,
      port: address.port,
      close: () => {
        app.close();
        const { promise: closed, resolve: done } = Promise.withResolvers<void>();
        // Connections whose request ends after this point become idle one by one; the stubborn are cut off.
        const idle = setInterval(() => server.closeIdleConnections(), 20);
        const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(patience);
          done();
        });
        return closed;
      },
    });
  });
  return promise;
}
