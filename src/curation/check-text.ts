import { readDigests } from '../knowledge/digest.ts';
import type { Problem } from '../knowledge/front-matter.ts';
import { readGuide } from '../knowledge/guide.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import type { KnowledgeText } from './curation-deps.ts';

/** A text as load-knowledge.ts would read it; what would be passed over is in `faults`. */
export function readText(
  file: string,
  content: string,
  { topics, directory }: Knowledge,
): { text: KnowledgeText; faults: string[] } {
  const problems: Problem[] = [];
  const guide = file.startsWith('guides/') ? readGuide(file, content, problems) : undefined;
  const digests = file.startsWith('laws/') ? readDigests(file, content, problems) : [];
  const faults = problems.map(({ reason }) => plain(reason));
  for (const topic of new Set([guide, ...digests].flatMap((text) => (text ? [text.topic] : [])))) {
    if (!topics.some(({ id }) => id === topic)) faults.push(`没有「${topic}」这个类别，请从列表里选`);
  }
  const services = new Set(directory.services.map(({ key }) => key));
  const areas = new Set<string>(directory.areas.map(({ id }) => id));
  for (const key of guide?.places ?? []) if (!services.has(key)) faults.push(`办理地点里没有「${key}」`);
  for (const id of guide?.areas ?? []) if (!areas.has(id)) faults.push(`没有「${id}」这个区域`);
  return { text: { guides: guide ? [guide] : [], digests }, faults: [...new Set(faults)] };
}

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^questions\.(\d+)：/, '问法'],
  [/^questions：/, '问法（至少三句）：'],
  [/^title：/, '标题：'],
  [/^topic：/, '类别：'],
  [/^reviewed：/, '核对日期：'],
  [/^priority：/, '常见程度：'],
  [/^id：/, '编号：'],
  [/^part：/, '所在部分：'],
  [/^statute：/, '法律名称：'],
];

/** Names of fields as they stand on the form. */
function plain(reason: string): string {
  for (const [pattern, name] of FIELDS) {
    const match = pattern.exec(reason);
    if (match && name.startsWith('问法（')) return '问法至少要写三句';
    if (match) {
      const which = match[1] === undefined ? name : `${name}第 ${Number(match[1]) + 1} 句：`;
      return which + reason.slice(match[0].length);
    }
  }
  return reason;
}
