import type { Page } from 'playwright-core';
import { PASSWORD } from './accounts.ts';

export async function signInPage(page: Page, name: string): Promise<void> {
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
