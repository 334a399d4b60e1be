import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { InvalidInput, Refused } from '../core/errors.ts';
import { type Cipher, createCipher } from './encryption.ts';
import type { Schema } from './schema.ts';

const SECRET_FILE = 'secret.key';
const SHORTEST_SECRET = 32;

/**
 * The cipher for this database: from the setting, or from `<dataDir>/secret.key`, which is made at the first start.
 * The database remembers a fingerprint of its key; another key is refused at the start instead of failing at
 * the first resident. Throws InvalidInput, Refused.
 */
export async function cipherFor(
  db: Kysely<Schema>,
  dataDir: string,
  setting: string | undefined,
): Promise<Cipher> {
  const known = await fingerprintOf(db);
  const cipher = createCipher(
    setting === undefined ? await fileSecret(dataDir, known !== undefined) : checked(setting),
  );
  const fingerprint = cipher.hash('fingerprint');
  if (known === undefined) {
    await db
      .insertInto('installation')
      .values({ name: 'key-fingerprint', value: fingerprint })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
  }
  // Read again: another instance may have been first, with another key.
  if ((await fingerprintOf(db)) !== fingerprint) {
    const where = setting === undefined ? `文件 ${join(dataDir, SECRET_FILE)} ` : ' FALIN_SECRET ';
    throw new Refused(
      `数据库里的个人信息是用另一把密钥加密的，${where}里的密钥对不上。请恢复原来的密钥；密钥丢失后，姓名和联系地址无法找回。`,
    );
  }
  return cipher;
}

async function fingerprintOf(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('name', '=', 'key-fingerprint')
    .executeTakeFirst();
  return row?.value;
}

function checked(setting: string): string {
  if (setting.length < SHORTEST_SECRET)
    throw new InvalidInput(`FALIN_SECRET 太短：至少 ${SHORTEST_SECRET} 个字符`);
  return setting;
}

async function fileSecret(dataDir: string, mustExist: boolean): Promise<string> {
  const path = join(dataDir, SECRET_FILE);
  const found = readSecret(path);
  if (found !== undefined) return found;
  if (mustExist) {
    throw new Refused(`找不到密钥文件 ${path}：数据库里的个人信息要用它解密。请从备份恢复这个文件。`);
  }
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
    // link() never replaces: of two instances starting at once, one makes the key and both read it.
    linkSync(temporary, path);
    const directory = await open(dataDir, 'r');
    await directory.sync();
    await directory.close();
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await file.close();
    unlinkSync(temporary);
  }
  return readSecret(path)!;
}

function readSecret(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new Refused(`读不了密钥文件 ${path}`, { cause: error });
  }
  if (Buffer.from(text, 'base64').length < 32) throw new Refused(`密钥文件 ${path} 不完整，请从备份恢复`);
  return text;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
