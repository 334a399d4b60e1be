import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Modules of white around a QR code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** The QR code of a link, quiet zone included; true is black. Level M: a folded or stained slip still reads. */
export function codeOf(url: string): boolean[][] {
  return encode(url, { ecc: 'M', border: QUIET }).data;
}

/** One path in units of a module, for an SVG of `size` by `size`. */
export function codePath(code: readonly (readonly boolean[])[]): string {
  return code.flatMap((line, y) => line.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}

/** Black and white PNG, `scale` pixels a module: the picture formats Word takes are of pixels. */
export function codePng(code: readonly (readonly boolean[])[], scale = 12): Buffer {
  const width = code.length * scale;
  const lines = code.flatMap((line) => {
    // One byte of filter (none), then one bit a pixel; 1 is white.
    const bytes = Buffer.alloc(1 + Math.ceil(width / 8));
    for (let x = 0; x < width; x++) {
      if (!line[Math.floor(x / scale)]) bytes[1 + (x >> 3)]! |= 0x80 >> (x & 7);
    }
    return Array.from({ length: scale }, () => bytes);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
