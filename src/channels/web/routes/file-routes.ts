import { createRoute, z } from '@hono/zod-openapi';
import { posted, postFilesFields } from '../../../contracts/api.ts';
import type { MessageId } from '../../../core/ids.ts';
import { badRequest, notFound } from '../../../http/errors.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { sendFile } from '../../../http/send-file.ts';
import { cleanText } from '../clean-text.ts';
import { keepFiles } from '../keep-files.ts';
import { readForm } from '../read-files.ts';
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

const getFile = createRoute({
  method: 'get',
  path: '/api/messages/{message}/files/{index}',
  summary: '下载本会话里的一个文件：自己发的，或者工作人员发来的',
  request: { params: z.object({ message: z.string().max(64), index: z.coerce.number().int().min(0) }) },
  responses: { 200: { description: '文件' }, 401: faults[401], 404: faults[404] },
});

export function fileRoutes(
  app: WebApp,
  deps: Pick<HttpDeps, 'files' | 'maxFileBytes' | 'log'>,
  accept: Accept,
): void {
  app.openapi(getFile, async (c) => {
    const { channel, address } = sessionOf(c);
    const { message, index } = c.req.valid('param');
    const resident = await deps.log.residentByAddress(channel, address);
    const found = resident && (await deps.log.messageOf(resident.id, message as MessageId));
    const sent = found?.reply?.body.type === 'relay' ? found.reply.body.files : found?.files;
    const file = sent?.[index];
    if (!file) throw notFound('没有这个文件');
    return sendFile(c, file, deps.files.read);
  });

  app.openapi(sendFiles, async (c) => {
    const session = sessionOf(c);
    const form = await readForm(c.req.raw);
    const fields = postFilesFields.safeParse({
      clientId: form.get('clientId') ?? undefined,
      caption: form.get('caption') ?? undefined,
    });
    if (!fields.success) throw badRequest(fields.error.issues[0]?.message ?? '请求的内容不对');
    const { clientId, caption } = fields.data;
    const receipt = await keepFiles(form, deps, async (files) => {
      const answer = await accept(session, clientId, { type: 'file', files, caption: cleanText(caption) });
      return { stored: answer.accepted, answer };
    });
    return c.json(postedOf(receipt), 202);
  });
}
