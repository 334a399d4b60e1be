import type { Page } from 'playwright-core';
import type { App } from '../../src/app.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { PASSWORD, quickPasswords } from './staff-world.ts';

/** An account of the whole service with PASSWORD; its sign-in name. */
export async function accountIn(
  { staff, storage }: Pick<App, 'staff' | 'storage'>,
  person: string,
): Promise<string> {
  const { account } = await staff.accounts.create(person as PersonId, undefined, { actor: 'system' });
  await storage.staff.setPassword(account.id, {
    passwordHash: await quickPasswords().hash(PASSWORD),
    mustChange: false,
    passwordExpiresAt: undefined,
  });
  return account.name;
}

export async function signInPage(page: Page, name: string): Promise<void> {
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
