import { createRoute } from '@hono/zod-openapi';
import type { IncomingFile } from '../../../consultation/incoming.ts';
import { MAX_FILES, posted, postFilesFields } from '../../../contracts/api.ts';
import { badRequest, HttpError, tooLarge } from '../../../http/errors.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { cleanText } from '../clean-text.ts';
import { safeFileName, sniffFile } from '../file-kind.ts';
import { type Accept, postedOf } from './message-routes.ts';
import { faults, json, sessionOf, type WebApp } from './route-parts.ts';

// The body is described, not validated, by the route: multipart with repeated parts is read below.
const sendFiles = createRoute({
  method: 'post',
  path: '/api/files',
  summary: '发照片或文件（multipart：clientId、caption、file…）；支持 JPEG、PNG、WebP、HEIC、PDF、Word',
  responses: {
    202: json(posted, '已存下'),
    400: faults[400],
    401: faults[401],
    413: faults[413],
    415: faults[415],
    429: faults[429],
  },
});

export function fileRoutes(
  app: WebApp,
  deps: Pick<HttpDeps, 'files' | 'maxFileBytes'>,
  accept: Accept,
): void {
  const megabytes = Math.floor(deps.maxFileBytes / 1024 / 1024);

  const read = async (part: File): Promise<{ bytes: Uint8Array; file: Omit<IncomingFile, 'reference'> }> => {
    if (part.size === 0) throw badRequest('文件是空的');
    if (part.size > deps.maxFileBytes) throw tooLarge(`每个文件最大 ${megabytes} MB`);
    const bytes = new Uint8Array(await part.arrayBuffer());
    const kind = sniffFile(bytes);
    if (!kind) throw new HttpError(415, 'unsupported-type', '只能发照片、PDF 或 Word 文件');
    const name = safeFileName(part.name, kind.extension);
    return { bytes, file: { kind: kind.kind, name, mediaType: kind.mediaType, bytes: bytes.length } };
  };

  app.openapi(sendFiles, async (c) => {
    const session = sessionOf(c);
    if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) {
      throw new HttpError(415, 'unsupported-type', '文件要用 multipart/form-data 发送');
    }
    const form = await c.req.formData().catch(() => {
      throw badRequest('文件没有传完整，请重新发送');
    });
    const fields = postFilesFields.safeParse({
      clientId: form.get('clientId') ?? undefined,
      caption: form.get('caption') ?? undefined,
    });
    if (!fields.success) throw badRequest(fields.error.issues[0]?.message ?? '请求的内容不对');
    const parts = form.getAll('file').filter((part) => part instanceof File);
    if (parts.length === 0) throw badRequest('没有收到文件');
    if (parts.length > MAX_FILES) throw badRequest(`一次最多 ${MAX_FILES} 个文件`);

    // All are looked at before any is kept.
    const looked = await Promise.all(parts.map(read));
    const files: IncomingFile[] = [];
    let kept = false;
    try {
      for (const { bytes, file } of looked) files.push({ ...file, reference: await deps.files.save(bytes) });
      const { clientId, caption } = fields.data;
      const receipt = await accept(session, clientId, { type: 'file', files, caption: cleanText(caption) });
      kept = receipt.accepted;
      return c.json(postedOf(receipt), 202);
    } finally {
      // Sent twice, or not logged: no message names these copies, so no erasure would ever find them.
      if (!kept) await Promise.allSettled(files.map((file) => deps.files.remove(file.reference)));
    }
  });
}
