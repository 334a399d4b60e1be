import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { MediationCommand } from '../../src/contracts/mediation-command.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { application } from '../mediation/cases.ts';
import { findBrowser } from '../support/browser.ts';
import { visitors } from '../support/visitors.ts';
import { startWholeApp, type WholeApp } from '../support/whole-app.ts';

// Several browsers and the whole service, step after step.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PUBLIC = 'http://falin.example';
const DAY = 24 * 3_600_000;
const clerk = 'staff-xinghe' as PersonId;
const mediator = 'mediator-xinghe' as PersonId;

describe.skipIf(!findBrowser())('an invitation opened on a phone', () => {
  const clock = fixedClock('2026-11-23T10:00:00+08:00');
  let world: WholeApp;
  const { url, come } = visitors(async (pageDir) => {
    world = await startWholeApp({ PUBLIC_URL: PUBLIC }, { clock, pageDir });
    return { http: world.app.http, close: world.close };
  });

  const act = async (person: PersonId, command: MediationCommand) => {
    const done = await world.app.storage.mediation.carryOut(command, { kind: 'person', person }, clock.now());
    expect(done, JSON.stringify(done.replies)).toMatchObject({ done: true });
    return done;
  };
  /** A case found by staff and taken on: neither side is here yet. Gives its key. */
  const taken = async (): Promise<string> => {
    const { file } = await act(clerk, {
      type: 'apply',
      application: application({ source: 'found', area: 'xinghe' }),
    });
    const key = `${file!.year}-${file!.serial}`;
    await act(mediator, { type: 'accept', case: key });
    return key;
  };
  const linkFor = async (key: string, party: number): Promise<string> => {
    const { replies } = await act(mediator, { type: 'invite', case: key, party });
    return /\/\?m=[\w-]+/.exec(JSON.stringify(replies))![0];
  };
  const phone = async (path: string): Promise<Page> => {
    const page = await come(path, { width: 360 });
    page.setDefaultTimeout(60_000);
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const says = (page: Page, words: RegExp) => page.getByText(words).last().waitFor();

  it('shows who is meant and what the rights are; a stranger hands it back, and it is still good for the side', async () => {
    const key = await taken();
    const link = await linkFor(key, 1);
    const stranger = await phone(link);
    await says(stranger, /这份邀请是给 王\* 的/);
    // The token is not left in the address for whoever looks at the phone next.
    expect(new URL(stranger.url()).search).toBe('');
    await press(stranger, '不是我');
    await says(stranger, /请把邀请交还给调解员/);
    expect(await stranger.content()).not.toContain('王五');

    const applicant = await phone(link);
    await press(applicant, '是我，继续');
    await says(applicant, /您是申请人王五[\s\S]*调解全靠自愿，不收钱[\s\S]*不影响您去仲裁、起诉/);
    await press(applicant, '同意调解');
    await says(applicant, /记下了，您同意调解/);
  });

  it('works once, for one side, for a week, and says so each time', async () => {
    const key = await taken();
    const link = await linkFor(key, 2);
    const respondent = await phone(link);
    await press(respondent, '是我，继续');
    await says(respondent, /您是被申请人李四/);
    await says(await phone(link), /这个邀请已经用过了。每份邀请只能用一次/);
    // Who came in by it and taps it again is not turned away.
    await respondent.goto(url() + link);
    await says(respondent, /您已经用这个邀请进来了/);

    const theirs = await linkFor(key, 1);
    await respondent.goto(url() + theirs);
    await says(respondent, /这份邀请是给另一位当事人的，您不能用/);
    await says(await phone('/?m=AAAAAAAAAAAAAAAAAAAAAA'), /这个邀请链接不对/);

    const renewed = await linkFor(key, 1);
    await says(await phone(theirs), /已经换了新的/);
    clock.advance(8 * DAY);
    await says(await phone(renewed), /这个邀请过期了，请向调解员要新的/);
  });

  it('once the case is over, says that it is', async () => {
    const key = await taken();
    const link = await linkFor(key, 2);
    await act(mediator, { type: 'reject', case: key, reason: '申请人已经起诉，法院受理了' });
    await says(await phone(link), /这件调解已经结束了/);
  });
});
