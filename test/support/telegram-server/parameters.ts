import type { IncomingMessage } from 'node:http';
import { badRequest } from './bot-api-error.ts';

export interface UploadedFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Parameters of one call, from the query, JSON, a form or multipart: the Bot API takes each, values loosely typed. */
export class Parameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
  constructor(values: Record<string, unknown>, files: Map<string, UploadedFile> = new Map()) {
    this.values = values;
    this.files = files;
  }

  text(name: string): string {
    const value = this.values[name];
    if (value === undefined || value === null) return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  integer(name: string, otherwise: number): number {
    const value = Number(this.text(name) || Number.NaN);
    return Number.isInteger(value) ? value : otherwise;
  }

  json(name: string, what: string): unknown {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'object') return value;
    try {
      return JSON.parse(String(value));
    } catch {
      throw badRequest(`can't parse ${what} JSON object`);
    }
  }
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function readParameters(request: IncomingMessage, url: URL): Promise<Parameters> {
  const values: Record<string, unknown> = Object.fromEntries(url.searchParams);
  const files = new Map<string, UploadedFile>();
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return new Parameters(values);
  if (type.startsWith('application/json')) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body.toString('utf8'));
    } catch {
      throw badRequest("can't parse request: can't parse JSON");
    }
    if (typeof parsed !== 'object' || parsed === null) throw badRequest('object expected');
    Object.assign(values, parsed);
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    Object.assign(values, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  } else if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    for (const [name, value] of form) {
      if (typeof value === 'string') values[name] = value;
      else {
        const bytes = new Uint8Array(await value.arrayBuffer());
        files.set(name, { name: value.name, mediaType: value.type, bytes });
      }
    }
  }
  return new Parameters(values, files);
}
