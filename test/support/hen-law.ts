import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importStatutes } from '../../src/knowledge/statutes/import.ts';
import { folderSource } from '../../src/knowledge/statutes/sources/folder.ts';
import { defaultLimits } from '../../src/knowledge/statutes/sources/source.ts';
import { day, refBookText } from '../statutes/made-up.ts';

/** A library of one statute that no parliament passed, in that data folder. */
export async function installLaw(dataDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'falin-hen-law-'));
  mkdirSync(join(folder, '社会法'));
  writeFileSync(
    join(folder, '社会法/走廊养鸡法.md'),
    refBookText({
      title: '走廊养鸡法',
      head: ['2020年1月1日 全国养鸡代表大会通过 自2020年6月1日起施行'],
      articles: ['第一条 走廊里不得饲养公鸡并且已经饲养的应当在七日以内迁走。', '第二条 鸡蛋归养鸡人所有。'],
    }),
  );
  await importStatutes({
    dataDir,
    source: folderSource(folder, defaultLimits),
    today: day('2026-11-22'),
    now: () => new Date('2026-11-22T04:00:00Z'),
  });
  rmSync(folder, { recursive: true, force: true });
}
