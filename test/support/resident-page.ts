import type { Page } from 'playwright-core';
import type { Incoming } from '../../src/consultation/incoming.ts';
import type { TurnId } from '../../src/core/ids.ts';
import { answerReply, emergencyReply } from './leak-answer.ts';
import { visitors } from './visitors.ts';
import { type Scripted, text, type WebFake, webFake } from './web-fake.ts';

/** What the bot says: what is tested is the page. */
function script({ content }: Incoming, turn: TurnId): Scripted {
  if (content.type === 'file') return { replies: [text('收到您发来的文件。')] };
  const said = content.type === 'text' ? content.text : content.type === 'action' ? content.action : '';
  if (said.includes('打我')) return { replies: [emergencyReply] };
  if (said.startsWith('area:')) return { area: said.slice(5), replies: [text('记下了。')] };
  if (said.startsWith('useful')) return { replies: [text('谢谢您的评价。')] };
  if (said === 'erase-sure') return { erase: true, replies: [text('已经删除。')] };
  if (said === 'export') {
    const body = {
      type: 'file' as const,
      name: '我的记录.json',
      mediaType: 'application/json',
      content: '{"a":1}',
    };
    return { replies: [{ body: { ...body, caption: '您的记录' }, buttons: [] }] };
  }
  if (said.includes('回声')) return { replies: [text(said)] };
  return { replies: [answerReply(turn)] };
}

/** The resident's page before a scripted bot, with a real server and a real browser: called in a describe, anew for each test. */
export function residentPage() {
  let answer: typeof script;
  let fake: WebFake;
  const { url, come, outage } = visitors(
    async (pageDir) => {
      answer = script;
      fake = webFake((incoming, turn) => answer(incoming, turn), { pageDir });
      return { http: fake.app, close: async () => {} };
    },
    { each: true },
  );
  return {
    url,
    outage,
    /** The bot answers so in this test. */
    answerWith(other: typeof script) {
      answer = other;
    },
    /** A resident with a phone, or a screen as wide as told. */
    async come({ width = 360, path = '/' } = {}): Promise<{ page: Page; fake: WebFake }> {
      const page = await come(path, { width });
      await page.waitForSelector('#question');
      return { page, fake };
    },
  };
}

export async function ask(page: Page, words: string): Promise<void> {
  await page.fill('#question', words);
  await page.keyboard.press('Enter');
}
