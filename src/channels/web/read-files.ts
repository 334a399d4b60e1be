import type { IncomingFile } from '../../consultation/incoming.ts';
import { MAX_FILES } from '../../contracts/api.ts';
import { badRequest, HttpError, tooLarge } from '../../http/errors.ts';
import { safeFileName, sniffFile } from './file-kind.ts';

export interface LookedAt {
  bytes: Uint8Array;
  file: Omit<IncomingFile, 'reference'>;
}

export async function readForm(request: Request): Promise<FormData> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new HttpError(415, 'unsupported-type', '文件要用 multipart/form-data 发送');
  }
  return request.formData().catch((cause: unknown) => {
    // A body over its limit is told by its own error.
    if (cause instanceof HttpError) throw cause;
    throw badRequest('文件没有传完整，请重新发送');
  });
}

/** The parts named `file`, all looked at before any is kept: sizes, and what they are by their own bytes. */
export async function lookAtFiles(form: FormData, maxBytes: number): Promise<LookedAt[]> {
  const parts = form.getAll('file').filter((part) => part instanceof File);
  if (parts.length > MAX_FILES) throw badRequest(`一次最多 ${MAX_FILES} 个文件`);
  return Promise.all(parts.map((part) => lookAt(part, maxBytes)));
}

async function lookAt(part: File, maxBytes: number): Promise<LookedAt> {
  if (part.size === 0) throw badRequest('文件是空的');
  if (part.size > maxBytes) throw tooLarge(`每个文件最大 ${Math.floor(maxBytes / 1024 / 1024)} MB`);
  const bytes = new Uint8Array(await part.arrayBuffer());
  const kind = sniffFile(bytes);
  if (!kind) throw new HttpError(415, 'unsupported-type', '只能发照片、PDF 或 Word 文件');
  const name = safeFileName(part.name, kind.extension);
  return { bytes, file: { kind: kind.kind, name, mediaType: kind.mediaType, bytes: bytes.length } };
}
