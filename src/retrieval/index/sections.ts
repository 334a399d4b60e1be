import { InvalidInput } from '../../core/errors.ts';

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const;
export type SectionArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;
export type Sections = Map<string, SectionArray>;

const MAGIC = 0x466c6e31; // "Fln1"
const ALIGN = 8;

interface SectionEntry {
  name: string;
  type: keyof typeof TYPES;
  offset: number;
  length: number;
}

function typeOf(array: SectionArray): keyof typeof TYPES {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Uint16Array) return 'u16';
  if (array instanceof Uint32Array) return 'u32';
  return 'f32';
}

/** One buffer: magic, header length, JSON header (meta and the table of sections), then the sections, 8-byte aligned. */
export function packSections(sections: Sections, meta: unknown): ArrayBuffer {
  const entries: SectionEntry[] = [];
  let offset = 0;
  for (const [name, array] of sections) {
    entries.push({ name, type: typeOf(array), offset, length: array.length });
    offset += Math.ceil(array.byteLength / ALIGN) * ALIGN;
  }
  const header = new TextEncoder().encode(JSON.stringify({ meta, entries }));
  const start = Math.ceil((8 + header.length) / ALIGN) * ALIGN;
  const buffer = new ArrayBuffer(start + offset);
  new Uint32Array(buffer, 0, 2).set([MAGIC, header.length]);
  new Uint8Array(buffer, 8, header.length).set(header);
  for (const [index, array] of [...sections.values()].entries()) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    new Uint8Array(buffer, start + entries[index]!.offset, bytes.length).set(bytes);
  }
  return buffer;
}

/** Views into the buffer; nothing is copied. Throws InvalidInput when it is not such a buffer or is cut short. */
export function unpackSections(buffer: ArrayBuffer): { sections: Sections; meta: unknown } {
  try {
    const head = new Uint32Array(buffer, 0, 2);
    if (head[0] !== MAGIC) throw new Error('magic');
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, head[1]!))) as {
      meta: unknown;
      entries: SectionEntry[];
    };
    const start = Math.ceil((8 + head[1]!) / ALIGN) * ALIGN;
    const sections: Sections = new Map();
    for (const entry of header.entries) {
      sections.set(entry.name, new TYPES[entry.type](buffer, start + entry.offset, entry.length));
    }
    return { sections, meta: header.meta };
  } catch (cause) {
    throw new InvalidInput('检索索引文件已损坏', { cause });
  }
}

export function section<T extends SectionArray>(sections: Sections, name: string): T {
  const array = sections.get(name);
  if (array === undefined) throw new InvalidInput(`检索索引缺少 ${name}`);
  return array as T;
}
