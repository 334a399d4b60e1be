import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../../src/core/errors.ts';
import { createKnowledgeFiles, revisionOf } from '../../src/knowledge/office/knowledge-files.ts';
import { digestPath, guidePath } from '../../src/knowledge/office/own-path.ts';

describe("an office's own texts", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'falin-office-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const path = guidePath('canteen-card');
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 8, minute));

  it('keep every version, that of before the first change among them, and lead back to each', async () => {
    const files = createKnowledgeFiles(dir);
    await files.write({ path, content: 'one', revision: '', by: 'staff', at: at(1) });
    await files.write({ path, content: 'two', revision: revisionOf('one'), by: '施/勤', at: at(2) });
    await files.write({ path, content: undefined, revision: revisionOf('two'), by: 'staff', at: at(3) });
    expect(await files.read(path)).toBeUndefined();
    const versions = await files.versions(path);
    expect(versions.map(({ by, gone }) => [by, gone])).toEqual([
      ['staff', true],
      ['施/勤', false],
      ['staff', false],
      ['files', true],
    ]);
    expect(await files.version(path, versions[1]!.id)).toBe('two');
    expect(await files.version(path, versions[3]!.id)).toBeUndefined();
  });

  it('keep what was written into the folder by hand since', async () => {
    const files = createKnowledgeFiles(dir);
    await files.write({ path, content: 'one', revision: '', by: 'staff', at: at(1) });
    writeFileSync(join(dir, path), 'by hand');
    await files.write({ path, content: 'two', revision: revisionOf('by hand'), by: 'staff', at: at(2) });
    const [, hand] = await files.versions(path);
    expect(hand?.by).toBe('files');
    expect(await files.version(path, hand!.id)).toBe('by hand');
  });

  it('let only one of two who change the same state save', async () => {
    const files = createKnowledgeFiles(dir);
    const save = (content: string) => files.write({ path, content, revision: '', by: 'staff', at: at(1) });
    const [first, second] = await Promise.allSettled([save('one'), save('two')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(Refused) });
    expect(readFileSync(join(dir, path), 'utf8')).toBe('one');
  });

  it.each(['../x', 'a/b', 'a.b', '', 'A', '..', 'x\0'])('refuse %j as a guide’s name', (id) => {
    expect(() => guidePath(id)).toThrow();
  });
  it.each([
    ['../公证法', '1'],
    ['公证法/..', '1'],
    ['公证法', '../1'],
    ['公证法', '1.md'],
    ['.', '1'],
  ])('refuse %j, %j as a digest’s', (statute, number) => {
    expect(() => digestPath(statute, number)).toThrow();
  });
});
