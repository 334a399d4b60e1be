import { InvalidInput } from '../../core/errors.ts';
import type { Brand } from '../../core/ids.ts';

/** A file of the office's own knowledge folder. Made here alone, of parts that can hold neither a dot nor a slash. */
export type OwnPath = Brand<'OwnPath'>;

const GUIDE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Titles as statutes have them; 80 characters are 240 bytes, and a name may have 255. */
const STATUTE = /^[\p{Script=Han}\p{N}A-Za-z（）〔〕《》〈〉、·—]{1,80}$/u;
const ARTICLE = /^附?\d{1,5}(-\d{1,3})?$/;

export function guidePath(id: string): OwnPath {
  if (!GUIDE_ID.test(id) || id.length > 80) {
    throw new InvalidInput('编号只用小写字母、数字和连字符，例如 stairwell-parking');
  }
  return `guides/${id}.md` as OwnPath;
}

export function digestPath(statute: string, number: string): OwnPath {
  if (!STATUTE.test(statute)) throw new InvalidInput(`法律名称不对：${statute}`);
  if (!ARTICLE.test(number)) throw new InvalidInput(`条号不对：${number}`);
  return `laws/${statute}/${number}.md` as OwnPath;
}
