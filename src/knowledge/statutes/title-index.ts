import { resolveAlias } from './aliases.ts';
import type { Statute } from './statute.ts';
import { looseTitle, normaliseTitle } from './title.ts';

/** Answers remembered, so that the same name in a thousand questions is worked out once. */
const REMEMBERED = 5000;

/** Finds a statute by any way of writing its title: exact key, then short name, then the rough key where only one has it. */
export class TitleIndex {
  private readonly byKey = new Map<string, Statute>();
  private readonly byLoose = new Map<string, Statute | undefined>();
  private readonly remembered = new Map<string, Statute | undefined>();

  /** `living`: whether a statute still has a text without an end; of two with one rough name it is the one meant. */
  constructor(statutes: Iterable<Statute>, living: (statute: Statute) => boolean = () => true) {
    const all = [...statutes];
    for (const statute of all) this.byKey.set(statute.key, statute);
    this.addLoose(all.filter(living));
    const named = new Set(this.byLoose.keys());
    this.addLoose(all.filter((statute) => !living(statute) && !named.has(looseTitle(statute.title))));
  }

  private addLoose(statutes: readonly Statute[]): void {
    for (const statute of statutes) {
      if (statute.kind === '法律' || statute.kind === '宪法') continue;
      const loose = looseTitle(statute.title);
      // Two statutes under one rough key: neither is meant surely.
      this.byLoose.set(loose, this.byLoose.has(loose) ? undefined : statute);
    }
  }

  find(title: string): Statute | undefined {
    if (this.remembered.has(title)) return this.remembered.get(title);
    const found = this.look(title);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(title, found);
    return found;
  }

  private look(title: string): Statute | undefined {
    const key = normaliseTitle(title);
    if (key.length < 2) return undefined;
    const plain = key.replace(/司法解释/, '解释');
    const trial = /（(?:试行|暂行)）$/;
    const exact =
      this.byKey.get(key) ??
      this.byKey.get(resolveAlias(key)) ??
      this.byKey.get(resolveAlias(plain)) ??
      this.byKey.get(trial.test(key) ? key.replace(trial, '') : `${key}（试行）`);
    if (exact) return exact;
    const loose = looseTitle(title);
    if (loose.length < 4) return undefined;
    // 婚姻家庭编解释（一） is one on the Civil Code; a 司法解释 may be a 规定 by name.
    for (const one of [loose, `民法典${loose}`]) {
      const found =
        this.byLoose.get(one) ?? this.byLoose.get(one.replace(/解释([一二三四五六七八九十]*)$/, '规定$1'));
      if (found) return found;
    }
    return undefined;
  }
}
