import { z } from 'zod';
import { parseLocalDate } from '../core/dates.ts';
import { type Directory, EMPTY_DIRECTORY } from './directory.ts';
import { checkList, type Problem, readYaml, type YamlFile } from './front-matter.ts';
import { DISPUTE_TYPES } from './topics.ts';

const short = z.string().trim().min(1);
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间要写成 09:00');
const day = z.string().refine((text) => parseLocalDate(text) !== undefined, '日期要写成 2026-01-01');
const days = z.array(z.int().min(1).max(7)).min(1);
const hours = z.array(z.strictObject({ days, from: time, to: time })).default([]);

/** The lists of each file and what an entry of theirs holds. */
export const DIRECTORY_FILES = {
  'areas.yaml': {
    areas: z.strictObject({
      id: short,
      kind: z.enum(['district', 'street', 'community', 'grid']),
      name: short,
      parent: short.optional(),
    }),
  },
  'people.yaml': {
    people: z.strictObject({
      id: short,
      name: short,
      role: z.enum(['adviser', 'mediator', 'staff', 'administrator']),
      areas: z.array(short).min(1),
      phone: short.optional(),
      organisation: short.optional(),
      topics: z.array(short).default([]),
      languages: z.array(short).default(['普通话']),
    }),
  },
  'rooms.yaml': {
    rooms: z.strictObject({
      id: short,
      name: short,
      kind: short,
      area: short,
      address: short,
      phone: short.optional(),
      hours,
      disputeTypes: z.array(z.enum(DISPUTE_TYPES)).default([]),
      mediators: z.array(short).default([]),
    }),
  },
  'services.yaml': {
    services: z.strictObject({
      key: z.string().regex(/^[a-z0-9-]+$/),
      name: short,
      area: short,
      does: short,
      hours,
      address: short.optional(),
      phone: short.optional(),
      note: short.optional(),
      always: z.boolean().default(false),
    }),
  },
  'duty.yaml': {
    weekly: z.strictObject({ person: short, area: short, days, from: time, to: time }),
    exceptions: z.strictObject({
      date: day,
      area: short,
      person: short.optional(),
      from: time.optional(),
      to: time.optional(),
      reason: short.optional(),
    }),
  },
  'holidays.yaml': {
    days: z.strictObject({ date: day, name: short, kind: z.enum(['off', 'work']).default('off') }),
  },
} as const;
export type DirectoryFile = keyof typeof DIRECTORY_FILES;

interface Reference {
  to: 'areas' | 'people';
  id: string;
  line: number;
}

/** Reads the files of directory/ one by one; a later file of the same name replaces the earlier one whole. */
export class DirectoryReader {
  #directory: Directory = EMPTY_DIRECTORY;
  readonly #references = new Map<DirectoryFile, { file: string; list: Reference[] }>();

  /** False when the directory has no file of that name. */
  add(name: string, file: string, content: string, problems: Problem[]): boolean {
    if (!(name in DIRECTORY_FILES)) return false;
    const known = name as DirectoryFile;
    const yaml = readYaml(file, content, problems);
    if (!yaml) return true;
    const lists: Record<string, unknown[]> = {};
    for (const [key, schema] of Object.entries(DIRECTORY_FILES[known])) {
      lists[key] = checkList(file, yaml, key, schema, problems);
    }
    const { weekly, exceptions, days: holidays, ...rest } = lists;
    // The schema of the file decides the fields; brands are the only difference to Directory's own types.
    this.#directory = {
      ...this.#directory,
      ...(rest as Partial<Directory>),
      ...(weekly ? { duty: { weekly, exceptions } as Directory['duty'] } : {}),
      ...(holidays ? { holidays: holidays as unknown as Directory['holidays'] } : {}),
      // Areas make the office: once they are its own, it is no sample any more.
      ...(known === 'areas.yaml' ? { sample: (yaml.value as { sample?: unknown }).sample === true } : {}),
    };
    this.#references.set(known, { file, list: references(yaml) });
    return true;
  }

  /** The directory; references between its files that lead nowhere are reported. */
  finish(problems: Problem[]): Directory {
    const ids = {
      areas: new Set<string>(this.#directory.areas.map((area) => area.id)),
      people: new Set<string>(this.#directory.people.map((person) => person.id)),
    };
    for (const { file, list } of this.#references.values()) {
      for (const { to, id, line } of list) {
        if (!ids[to].has(id)) problems.push({ file, line, reason: `directory/${to}.yaml 里没有「${id}」` });
      }
    }
    return this.#directory;
  }
}

const REFERRING: Record<string, Reference['to']> = {
  parent: 'areas',
  area: 'areas',
  areas: 'areas',
  person: 'people',
  mediators: 'people',
};

function references(yaml: YamlFile): Reference[] {
  const found: Reference[] = [];
  for (const [key, list] of Object.entries(yaml.value as Record<string, unknown>)) {
    if (!Array.isArray(list)) continue;
    list.forEach((entry: unknown, i) => {
      for (const [field, value] of Object.entries((entry ?? {}) as Record<string, unknown>)) {
        const to = REFERRING[field];
        if (!to) continue;
        for (const id of Array.isArray(value) ? value : [value]) {
          if (typeof id === 'string') found.push({ to, id, line: yaml.lineOf(key, i, field) });
        }
      }
    });
  }
  return found;
}
