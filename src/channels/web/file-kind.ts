import type { IncomingFile } from '../../consultation/incoming.ts';

export interface FileKind {
  mediaType: string;
  kind: IncomingFile['kind'];
  extension: string;
}

const kindOf = (mediaType: string, kind: IncomingFile['kind'], extension: string): FileKind => ({
  mediaType,
  kind,
  extension,
});

/**
 * What the bytes are, by their own first bytes: a name or a declared type proves nothing. Undefined: not a kind we take
 * (photos, PDF, Word).
 */
export function sniffFile(bytes: Uint8Array): FileKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return kindOf('image/jpeg', 'photo', 'jpg');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return kindOf('image/png', 'photo', 'png');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return kindOf('image/webp', 'photo', 'webp');
  if (/^ftyp(heic|heix|hevc|mif1|msf1|heif)/.test(head.slice(4)))
    return kindOf('image/heic', 'photo', 'heic');
  if (head.startsWith('%PDF-')) return kindOf('application/pdf', 'document', 'pdf');
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return kindOf('application/msword', 'document', 'doc');
  // A .docx is a zip whose parts are named word/…; other zips are refused.
  if (head.startsWith('PK\x03\x04') && Buffer.from(bytes).includes('word/')) {
    return kindOf(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'document',
      'docx',
    );
  }
  return undefined;
}

/** A name to show and to store: no folders, no control characters, at most 80 characters, the extension of what it is. */
export function safeFileName(name: string, extension: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const stem = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .toWellFormed()
    .trim();
  return `${[...stem].slice(0, 80).join('') || '文件'}.${extension}`;
}
