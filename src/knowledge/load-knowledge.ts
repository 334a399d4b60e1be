import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type CannedReply, readCannedReplies } from './canned-replies.ts';
import { type Digest, readDigests } from './digest.ts';
import type { Directory } from './directory.ts';
import { DirectoryReader } from './directory-files.ts';
import type { Problem } from './front-matter.ts';
import { type Guide, readGuide } from './guide.ts';
import { type Notice, readNotice } from './notice.ts';
import { type Emergency, readSafety } from './safety-scripts.ts';
import { readTopics, type Topic } from './topics.ts';

/** Everything under knowledge/, read and checked. */
export interface Knowledge {
  guides: readonly Guide[];
  digests: readonly Digest[];
  topics: readonly Topic[];
  safety: readonly Emergency[];
  directory: Directory;
  /** 常用语 of advisers, to send with one press. */
  canned: readonly CannedReply[];
  /** What people are told before they decide: rights and duties in mediation. */
  notices: readonly Notice[];
  /** Files, or parts of them, that were left out, and why. Paths are relative to their knowledge folder. */
  problems: readonly Problem[];
}

/**
 * Reads one knowledge folder, or several of which the later ones override the earlier by id (guide,
 * digest, notice, topic, emergency) or by file (directory/). A file that does not validate is named in
 * `problems`; what it would have overridden stays. Throws only when a folder cannot be listed.
 */
export async function loadKnowledge(dirs: string | readonly string[]): Promise<Knowledge> {
  const problems: Problem[] = [];
  const guides = new Map<string, Guide>();
  const digests = new Map<string, Digest>();
  const topics = new Map<string, Topic>();
  const safety = new Map<string, Emergency>();
  const notices = new Map<string, Notice>();
  let canned: CannedReply[] = [];
  const directoryFiles = new DirectoryReader();

  for (const dir of typeof dirs === 'string' ? [dirs] : dirs) {
    const seen = new Map<string, string>();
    const once = (id: string, file: string): boolean => {
      const other = seen.get(id);
      if (other === undefined) seen.set(id, file);
      else problems.push({ file, line: 1, reason: `「${id}」在 ${other} 里已经有了，这一份没有用` });
      return other === undefined;
    };
    for (const file of await listFiles(dir)) {
      const read = () => readFile(join(dir, file), 'utf8');
      const directoryFile = /^directory\/([a-z]+\.yaml)$/.exec(file)?.[1];
      if (/^guides\/.+\.md$/.test(file)) {
        const guide = readGuide(file, await read(), problems);
        if (guide && once(guide.id, file)) guides.set(guide.id, guide);
      } else if (/^laws\/.+\.md$/.test(file)) {
        for (const digest of readDigests(file, await read(), problems)) {
          if (once(digest.id, file)) digests.set(digest.id, digest);
        }
      } else if (/^notices\/.+\.md$/.test(file)) {
        const notice = readNotice(file, await read(), problems);
        if (notice && once(notice.id, file)) notices.set(notice.id, notice);
      } else if (file === 'topics.yaml') {
        for (const topic of readTopics(file, await read(), problems)) topics.set(topic.id, topic);
      } else if (file === 'safety.yaml') {
        for (const emergency of readSafety(file, await read(), problems)) safety.set(emergency.id, emergency);
      } else if (file === 'canned-replies.yaml') {
        canned = readCannedReplies(file, await read(), problems);
      } else if (directoryFile) {
        directoryFiles.add(directoryFile, file, await read(), problems);
      }
    }
  }

  const directory = directoryFiles.finish(problems);
  if (topics.size === 0) problems.push({ file: 'topics.yaml', line: 1, reason: '没有读到任何咨询类别' });
  const services = new Set(directory.services.map((service) => service.key));
  const known = (topic: string, file: string, line: number): boolean => {
    // Without any topics the one problem above says it all, and every guide is still good for an answer.
    if (topics.size === 0) return true;
    if (!topics.has(topic)) problems.push({ file, line, reason: `topics.yaml 里没有「${topic}」` });
    return topics.has(topic);
  };
  return {
    guides: [...guides.values()].filter((guide) => {
      const missing = guide.places.filter((key) => !services.has(key));
      if (missing.length > 0) {
        const reason = `directory/services.yaml 里没有：${missing.join('、')}`;
        problems.push({ file: guide.file, line: guide.fieldLines.places, reason });
      }
      return known(guide.topic, guide.file, guide.fieldLines.topic);
    }),
    digests: [...digests.values()].filter((digest) => known(digest.topic, digest.file, digest.line)),
    topics: [...topics.values()],
    safety: [...safety.values()],
    directory,
    canned,
    notices: [...notices.values()],
    problems,
  };
}

/** Paths under `dir`, with `/`, in an order that does not depend on the file system. */
async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
