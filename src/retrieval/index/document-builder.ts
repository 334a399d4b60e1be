import type { Passage } from '../../knowledge/passage.ts';
import { dayNumber, KINDS, NONE } from './documents.ts';
import { GrowableU32 } from './growable.ts';
import type { Sections } from './sections.ts';
import { packStrings } from './string-table.ts';

/** Numbers distinct values in the order they come. */
export class Numbering {
  readonly values: string[] = [];
  #index = new Map<string, number>();
  of(value: string): number {
    let at = this.#index.get(value);
    if (at === undefined) {
      at = this.values.length;
      this.values.push(value);
      this.#index.set(value, at);
    }
    return at;
  }
  find(value: string): number | undefined {
    return this.#index.get(value);
  }
}

/** Lays the passages' own facts (kind, statute, interval, …) out as columns. */
export class DocumentBuilder {
  readonly statutes = new Numbering();
  readonly titles = new Map<string, string>();
  readonly chapters = new Numbering();
  readonly keys = new Numbering();
  readonly areaSets = new Numbering();
  readonly topicSets = new Numbering();
  #columns = {
    kind: new GrowableU32(),
    statute: new GrowableU32(),
    key: new GrowableU32(),
    chapter: new GrowableU32(),
    from: new GrowableU32(),
    until: new GrowableU32(),
    length: new GrowableU32(),
    areas: new GrowableU32(),
    topics: new GrowableU32(),
  };
  #ids: string[] = [];

  constructor() {
    this.areaSets.of('');
    this.topicSets.of('');
  }

  get size(): number {
    return this.#ids.length;
  }

  add(passage: Passage, words: number): { doc: number; statute: number; key: number; chapter: number } {
    const { article } = passage;
    const statute = article === undefined ? NONE : this.statutes.of(article.statute);
    if (article !== undefined && (passage.kind === 'article' || !this.titles.has(article.statute))) {
      this.titles.set(article.statute, passage.title);
    }
    const key = article === undefined ? NONE : this.keys.of(`${article.statute}/${article.number}`);
    const chapter =
      article === undefined || passage.kind !== 'article'
        ? NONE
        : this.chapters.of(`${article.statute}\n${passage.path}`);
    this.#columns.kind.push(KINDS.indexOf(passage.kind));
    this.#columns.statute.push(statute);
    this.#columns.key.push(key);
    this.#columns.chapter.push(chapter);
    this.#columns.from.push(passage.from === undefined ? 0 : dayNumber(passage.from));
    this.#columns.until.push(passage.until === undefined ? NONE : dayNumber(passage.until));
    this.#columns.length.push(Math.min(words, 0xffff));
    this.#columns.areas.push(this.areaSets.of([...passage.areas].sort().join('\n')));
    this.#columns.topics.push(this.topicSets.of([...passage.topics].join('\n')));
    this.#ids.push(passage.kind === 'article' ? '' : passage.id);
    return { doc: this.#ids.length - 1, statute, key, chapter };
  }

  pack(into: Sections): void {
    const columns = this.#columns;
    const column = (name: keyof typeof columns): Uint32Array => columns[name].view();
    into.set('doc.kind', Uint8Array.from(column('kind')));
    for (const name of ['statute', 'key', 'chapter', 'from', 'until'] as const)
      into.set(`doc.${name}`, column(name).slice());
    for (const name of ['length', 'areas', 'topics'] as const)
      into.set(`doc.${name}`, Uint16Array.from(column(name)));
    packStrings(this.#ids, 'doc.id', into);

    const keyOf = column('key');
    const start = new Uint32Array(this.keys.values.length + 1);
    for (const key of keyOf) if (key !== NONE) start[key + 1]!++;
    for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!;
    const docs = new Uint32Array(start[start.length - 1]!);
    const cursor = start.slice();
    for (let doc = 0; doc < keyOf.length; doc++) if (keyOf[doc] !== NONE) docs[cursor[keyOf[doc]!]!++] = doc;
    const split = this.keys.values.map((key) => key.lastIndexOf('/'));
    const statutes = this.keys.values.map((key, i) => this.statutes.find(key.slice(0, split[i]))!);
    into.set('key.start', start).set('key.docs', docs).set('key.statute', Uint32Array.from(statutes));
    packStrings(
      this.keys.values.map((key, i) => key.slice(split[i]! + 1)),
      'key.number',
      into,
    );
  }
}
