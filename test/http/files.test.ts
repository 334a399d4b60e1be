import { describe, expect, it } from 'vitest';
import { safeFileName, sniffFile } from '../../src/channels/web/file-kind.ts';
import { Unavailable } from '../../src/core/errors.ts';
import { webClient } from '../support/web-client.ts';
import { webFake } from '../support/web-fake.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const form = (files: [string, Uint8Array][], caption = '') => {
  const data = new FormData();
  data.set('clientId', crypto.randomUUID());
  data.set('caption', caption);
  for (const [name, bytes] of files) data.append('file', new File([bytes as Uint8Array<ArrayBuffer>], name));
  return data;
};
const post = async (body: FormData, maxFileBytes = 1024) => {
  const fake = webFake(undefined, { maxFileBytes });
  const { call } = await webClient(fake.app);
  return { ...fake, response: await call('/api/files', { method: 'POST', body }) };
};

describe('files', () => {
  it('are kept under what they are, not what they say', async () => {
    const { response, incoming, saved } = await post(form([['../../天花板.exe', PNG]], '天花板照片'));
    expect(response.status).toBe(202);
    expect(saved).toEqual([10]);
    expect(incoming[0]?.content).toEqual({
      type: 'file',
      caption: '天花板照片',
      files: [{ reference: 'file-1', kind: 'photo', name: '天花板.png', mediaType: 'image/png', bytes: 10 }],
    });
  });

  it.each([
    ['a script', [['a.png', new TextEncoder().encode('<script>')]], 415],
    ['an empty file', [['a.png', new Uint8Array()]], 400],
    ['a large file', [['a.png', new Uint8Array([...PNG, ...new Uint8Array(2000)])]], 413],
    ['no file', [], 400],
    ['too many', Array.from({ length: 7 }, () => ['a.png', PNG]), 400],
  ] as [string, [string, Uint8Array][], number][])(
    'refuse %s and keep nothing',
    async (_what, files, status) => {
      const { response, saved, incoming } = await post(form(files));
      expect(response.status).toBe(status);
      expect(saved).toEqual([]);
      expect(incoming).toEqual([]);
    },
  );

  it('sent again are kept once', async () => {
    const { app, incoming, saved, removed } = webFake();
    const { call } = await webClient(app);
    const body = form([['a.png', PNG]]);
    for (const accepted of [true, false]) {
      const response = await call('/api/files', { method: 'POST', body });
      expect(await response.json()).toMatchObject({ accepted });
    }
    expect(incoming).toHaveLength(1);
    expect(saved).toHaveLength(2);
    expect(removed).toEqual(['file-2']);
  });

  it('of a message that could not be logged are not left behind', async () => {
    const { app, removed } = webFake(undefined, {
      receive: async () => {
        throw new Unavailable('数据库读写磁盘出错');
      },
    });
    const { call } = await webClient(app);
    const body = form([
      ['a.png', PNG],
      ['b.png', PNG],
    ]);
    const response = await call('/api/files', { method: 'POST', body });
    expect(response.status).toBe(503);
    expect(removed).toEqual(['file-1', 'file-2']);
  });

  it('wait their turn when more are being sent than memory holds, and go on afterwards', async () => {
    const { app } = webFake(undefined, { maxFileBytes: 20 * 1024 * 1024 });
    const { call } = await webClient(app);
    const send = () => call('/api/files', { method: 'POST', body: form([['a.png', PNG]]) });
    let finish = () => {};
    const slow = call('/api/files', {
      method: 'POST',
      body: new ReadableStream({
        start: (controller) => {
          finish = () => controller.close();
        },
      }),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      duplex: 'half',
    } as RequestInit);
    const refused = await send();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('3');
    finish();
    expect((await slow).status).toBe(400);
    expect((await send()).status).toBe(202);
  });

  it('refuse a body that breaks off', async () => {
    const { app } = webFake();
    const { call } = await webClient(app);
    const response = await call('/api/files', {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="file"',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(response.status).toBe(400);
  });

  it('keep a readable name', () => {
    expect(safeFileName('C:\\fakepath\\合同 (1).PDF', 'pdf')).toBe('合同 (1).pdf');
    expect(safeFileName('..', 'png')).toBe('...png');
    expect(safeFileName('', 'jpg')).toBe('文件.jpg');
    expect(sniffFile(new TextEncoder().encode('%PDF-1.7'))?.mediaType).toBe('application/pdf');
    expect(sniffFile(new TextEncoder().encode('PK\x03\x04xl/workbook.xml'))).toBeUndefined();
  });
});
