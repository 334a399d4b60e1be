import type { Context } from 'hono';
import { notFound } from './errors.ts';

/** Shown in the page; everything else is downloaded. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A kept file for who may have it. Whatever is in it, it runs nothing in our page. */
export async function sendFile(
  c: Context,
  file: { reference: string; name: string; mediaType: string },
  read: (reference: string) => Promise<Uint8Array | undefined>,
): Promise<Response> {
  const bytes = await read(file.reference);
  if (!bytes) throw notFound('这个文件没有存下来（太大，或者不是文件）');
  const shown = SHOWN.has(file.mediaType);
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': shown ? file.mediaType : 'application/octet-stream',
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
}
