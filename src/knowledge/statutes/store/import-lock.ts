import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refused, Unavailable } from '../../../core/errors.ts';
import { lawsFolder } from './generations.ts';

/** Holds `laws/import.lock` while `work` runs, so that two imports never build at once. A lock whose process is gone is taken over. */
export async function withImportLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    mkdirSync(lawsFolder(dataDir), { recursive: true });
    accessSync(lawsFolder(dataDir), constants.W_OK);
  } catch (error) {
    throw new Unavailable(
      `数据文件夹写不了：${lawsFolder(dataDir)}（${(error as NodeJS.ErrnoException).code ?? '未知错误'}）。`,
      { cause: error },
    );
  }
  const path = join(lawsFolder(dataDir), 'import.lock');
  if (!take(path)) {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder === process.pid || alive(holder))
      throw new Refused(`另一个导入正在进行（进程 ${holder}），请等它结束后再试。`);
    rmSync(path, { force: true });
    if (!take(path)) throw new Refused('另一个导入刚刚开始，请稍后再试。');
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
