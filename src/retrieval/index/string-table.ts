import { type Sections, section } from './sections.ts';

/** Strings side by side in UTF-16, so that 100,000 of them cost bytes and no objects. */
export interface StringTable {
  readonly size: number;
  get(index: number): string;
}

export function packStrings(strings: readonly string[], name: string, into: Sections): void {
  const offsets = new Uint32Array(strings.length + 1);
  for (const [i, text] of strings.entries()) offsets[i + 1] = offsets[i]! + text.length;
  const units = new Uint16Array(offsets[strings.length]!);
  for (const [i, text] of strings.entries()) {
    for (let c = 0; c < text.length; c++) units[offsets[i]! + c] = text.charCodeAt(c);
  }
  into.set(`${name}.offsets`, offsets).set(`${name}.units`, units);
}

export function openStrings(sections: Sections, name: string): StringTable {
  const offsets = section<Uint32Array>(sections, `${name}.offsets`);
  const units = section<Uint16Array>(sections, `${name}.units`);
  return {
    size: offsets.length - 1,
    get: (index) => String.fromCharCode(...units.subarray(offsets[index]!, offsets[index + 1]!)),
  };
}
