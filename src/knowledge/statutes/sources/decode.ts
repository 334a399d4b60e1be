/**
 * The text of a file: UTF-8, UTF-16 with its mark, or GB18030, in which older collections are kept. Gives the reason in words
 * when it is empty or no text.
 */
export function decodeText(bytes: Buffer): { text: string } | { reason: string } {
  if (bytes.length === 0) return { reason: '空文件' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return checked(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return checked(bytes, 'utf-16be');
  // A NUL byte or a run of control characters is in no text in these encodings.
  if (bytes.subarray(0, 65536).some((byte) => byte < 9 || (byte > 13 && byte < 27)))
    return { reason: '不是文本（二进制内容）' };
  try {
    return nonEmpty(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const chinese = checked(bytes, 'gb18030');
    return 'text' in chinese ? chinese : { reason: '编码不对（既不是 UTF-8，也不是 GB18030），或文件不完整' };
  }
}

function checked(bytes: Buffer, encoding: string): { text: string } | { reason: string } {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { reason: '编码不对，解不出文字' };
  }
  // Nearly any bytes are valid GB18030; those of a Chinese law come out as common characters.
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const odd = text.match(/[\ue000-\uf8ff\u0080-\u009f\ufffd]|[\u3400-\u4dbf]/g)?.length ?? 0;
  if (encoding === 'gb18030' && (odd * 20 > han || han * 5 < text.replace(/[\s\x20-\x7e]/g, '').length))
    return { reason: '编码不对，解不出文字' };
  return nonEmpty(text);
}

function nonEmpty(text: string): { text: string } | { reason: string } {
  return text.replace(/^\ufeff/, '').trim() === '' ? { reason: '空文件' } : { text };
}
