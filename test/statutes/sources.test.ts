import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create, Header } from 'tar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeText } from '../../src/knowledge/statutes/sources/decode.ts';
import { openSource } from '../../src/knowledge/statutes/sources/open-source.ts';
import { defaultLimits, type SourceLimits } from '../../src/knowledge/statutes/sources/source.ts';
import { folderOf, tempFolder } from './made-up.ts';
import { type ZipEntry, zipFile } from './zip-file.ts';

/** path → text, or the reason it was passed over. */
async function read(
  where: string,
  options: Parameters<typeof openSource>[1] = {},
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const entry of openSource(where, options)) {
    found[entry.path] = 'reason' in entry ? `passed over: ${entry.reason}` : entry.bytes.toString();
  }
  return found;
}

function fileOf(name: string, bytes: Buffer): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

async function tarGz(files: Record<string, string>): Promise<string> {
  const root = folderOf(files);
  const path = join(tempFolder(), 'laws.tar.gz');
  await create({ gzip: true, cwd: root, file: path }, ['.']);
  return path;
}

const zip = (entries: ZipEntry[]) => fileOf('laws.zip', zipFile(entries));
const small = (limits: Partial<SourceLimits>): { limits: SourceLimits } => ({
  limits: { ...defaultLimits, ...limits },
});

/** A tar entry made by hand: names and types no packer writes. */
function tarEntry(path: string, data: string, type: 'File' | 'SymbolicLink' = 'File'): Buffer {
  const header = Buffer.alloc(512);
  const body = Buffer.from(data);
  new Header({
    path,
    size: type === 'File' ? body.length : 0,
    mode: 0o644,
    type,
    linkpath: type === 'File' ? '' : data,
    mtime: new Date(0),
  }).encode(header, 0);
  if (type !== 'File') return header;
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}
const tarOf = (...entries: Buffer[]) => fileOf('laws.tar', Buffer.concat([...entries, Buffer.alloc(1024)]));

async function serve(
  answer: (url: string) => { status?: number; body: Buffer; cut?: number },
): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, body, cut } = answer(request.url ?? '');
    response.writeHead(status, { 'content-length': body.length });
    if (cut === undefined) response.end(body);
    else response.write(body.subarray(0, cut), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a folder as source', () => {
  it('gives its texts, passes over links and other files, ignores .git', async () => {
    const root = folderOf({
      '社会法/泡泡法.md': '泡',
      'a.txt': 'a',
      'photo.jpg': 'x',
      '.git/config.md': 'g',
    });
    symlinkSync('/etc/passwd', join(root, 'link.md'));
    mkdirSync(join(root, 'empty'));
    expect(await read(root)).toEqual({
      '社会法/泡泡法.md': '泡',
      'a.txt': 'a',
      'photo.jpg': 'passed over: 不是文本文件（只读 .md 和 .txt）',
      'link.md': 'passed over: 是链接，不跟随',
    });
  });

  it('passes over a file that is too large, and refuses a folder with too many', async () => {
    const root = folderOf({ 'a.md': 'x'.repeat(2000), 'b.md': 'b' });
    expect(await read(root, small({ fileBytes: 1000 }))).toMatchObject({
      'a.md': expect.stringContaining('太大'),
      'b.md': 'b',
    });
    await expect(read(root, small({ files: 1 }))).rejects.toThrow('超过 1 个');
    await expect(read(root, small({ totalBytes: 1500 }))).rejects.toThrow('总量');
  });

  it('that is not there is said plainly', async () => {
    await expect(read('/nowhere/laws')).rejects.toThrow('找不到 /nowhere/laws');
  });
});

describe('an archive as source', () => {
  it('tar.gz gives its texts, whatever it is called', async () => {
    const path = await tarGz({ '社会法/泡泡法.md': '泡泡', 'b.png': 'x' });
    expect(await read(fileOf('download', readFileSync(path)))).toMatchObject({ '社会法/泡泡法.md': '泡泡' });
  });

  it('zip gives its texts, with Chinese names as Windows writes them', async () => {
    // 泡.md in GBK.
    const gbk = Buffer.from([0xc5, 0xdd, 0x2e, 0x6d, 0x64]);
    expect(
      await read(
        zip([
          { name: '社会法/风筝法.md', data: '风筝' },
          { name: gbk, data: '泡' },
        ]),
      ),
    ).toEqual({
      '社会法/风筝法.md': '风筝',
      '泡.md': '泡',
    });
  });

  it('keeps out paths that leave it, and links', async () => {
    const expected = {
      '../../etc/a.md': expect.stringContaining('越界'),
      '/b.md': expect.stringContaining('越界'),
      'c.md': expect.stringContaining('链接'),
      'd.md': '泡',
    };
    expect(
      await read(
        zip([
          { name: '../../etc/a.md', data: 'x' },
          { name: '/b.md', data: 'x' },
          { name: 'c.md', data: '/etc/passwd', mode: 0o120777 },
          { name: 'd.md', data: '泡' },
        ]),
      ),
    ).toEqual(expected);
    expect(
      await read(
        tarOf(
          tarEntry('../../etc/a.md', 'x'),
          tarEntry('/b.md', 'x'),
          tarEntry('c.md', '/etc/passwd', 'SymbolicLink'),
          tarEntry('d.md', '泡'),
        ),
      ),
    ).toEqual(expected);
  });

  it('that unpacks to far more than it holds is refused', async () => {
    const bomb = Buffer.alloc(8 * 1024 * 1024, 'a').toString();
    await expect(
      read(fileOf('bomb.tar.gz', gzipSync(Buffer.concat([tarEntry('a.md', bomb), Buffer.alloc(1024)])))),
    ).rejects.toThrow('压缩比异常');
    expect(
      await read(
        zip([
          { name: 'a.md', data: bomb },
          { name: 'b.md', data: 'b' },
        ]),
      ),
    ).toEqual({ 'a.md': expect.stringContaining('压缩比异常'), 'b.md': 'b' });
    const path = await tarGz({ 'a.md': 'x'.repeat(5000), 'b.md': 'b' });
    await expect(read(path, small({ totalBytes: 3000 }))).rejects.toThrow('未导入');
    await expect(read(path, small({ files: 1 }))).rejects.toThrow('超过 1 个');
  });

  it('whose entry lies about its size costs that entry only', async () => {
    expect(
      await read(
        zip([
          { name: 'a.md', data: 'x'.repeat(500), claims: 5 },
          { name: 'b.md', data: 'b' },
        ]),
      ),
    ).toEqual({
      'a.md': expect.stringContaining('损坏'),
      'b.md': 'b',
    });
  });

  it('cut short is refused, packed either way', async () => {
    const tar = readFileSync(
      await tarGz({ 'a.md': Array.from({ length: 3000 }, (_, i) => `${i * 7919}`).join('') }),
    );
    await expect(read(fileOf('a.tar.gz', tar.subarray(0, tar.length / 2)))).rejects.toThrow('不完整或已损坏');
    const zipped = readFileSync(zip([{ name: 'a.md', data: 'a' }]));
    await expect(read(fileOf('a.zip', zipped.subarray(0, zipped.length - 10)))).rejects.toThrow(
      '不完整或已损坏',
    );
    await expect(read(fileOf('a.tar.gz', Buffer.alloc(0)))).rejects.toThrow('空的');
    await expect(read(fileOf('a.exe', Buffer.from('MZ')))).rejects.toThrow('不认识的文件');
  });

  it('is checked against its checksum', async () => {
    const path = await tarGz({ 'a.md': 'a' });
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(await read(path, { sha256: sha256.toUpperCase() })).toMatchObject({ 'a.md': 'a' });
    await expect(read(path, { sha256: '0'.repeat(64) })).rejects.toThrow('校验和不符');
  });
});

describe('an address as source', () => {
  it('gives the archive there, with progress', async () => {
    const body = readFileSync(await tarGz({ 'a.md': 'a' }));
    const url = await serve(() => ({ body }));
    const seen: number[] = [];
    expect(await read(`${url}/laws`, { onDownload: (received) => seen.push(received) })).toMatchObject({
      'a.md': 'a',
    });
    expect(seen.at(-1)).toBe(body.length);
  });

  it('that answers with an error, breaks off, is too large, or is not there, is said plainly', async () => {
    const body = readFileSync(await tarGz({ 'a.md': 'a'.repeat(999) }));
    const url = await serve((path) =>
      path === '/404'
        ? { status: 404, body: Buffer.from('no') }
        : path === '/cut'
          ? { body, cut: 50 }
          : { body },
    );
    await expect(read(`${url}/404`)).rejects.toThrow('答复 404');
    await expect(read(`${url}/cut`)).rejects.toThrow(/下载(?:失败|中断)/);
    await expect(read(`${url}/big`, small({ downloadBytes: 10 }))).rejects.toThrow('超过');
    await expect(read('http://127.0.0.1:1/laws')).rejects.toThrow('下载失败：127.0.0.1:1');
  });
});

describe('the encoding of a file', () => {
  it('may be UTF-8, with or without mark, UTF-16 or GB18030', () => {
    expect(decodeText(Buffer.from('第一条 泡泡'))).toEqual({ text: '第一条 泡泡' });
    expect(decodeText(Buffer.from('\ufeff第一条'))).toEqual({ text: '第一条' });
    expect(decodeText(Buffer.from('\ufeff第一条', 'utf16le'))).toEqual({ text: '第一条' });
    // 第一条　泡泡应当是圆的。 in GB18030.
    expect(decodeText(Buffer.from('b5dad2bbccf5a1a1c5ddc5ddd3a6b5b1cac7d4b2b5c4a1a3', 'hex'))).toEqual({
      text: '第一条　泡泡应当是圆的。',
    });
  });

  it('otherwise passes the file over with the reason', () => {
    expect(decodeText(Buffer.alloc(0))).toEqual({ reason: '空文件' });
    expect(decodeText(Buffer.from(' \n\t'))).toEqual({ reason: '空文件' });
    expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toEqual({
      reason: '不是文本（二进制内容）',
    });
    expect(decodeText(Buffer.concat([Buffer.from('第一条'), Buffer.from([0xff, 0xfe, 0xff])]))).toMatchObject(
      { reason: expect.stringContaining('编码不对') },
    );
    expect(decodeText(Buffer.from('第一条泡泡').subarray(0, 8))).toMatchObject({
      reason: expect.stringContaining('编码不对'),
    });
  });
});
