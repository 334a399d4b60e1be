import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseHtml } from '../support/telegram-server/html-entities.ts';
import { startTelegramServer, type TelegramServer } from '../support/telegram-server/server.ts';

interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

describe('the fake of the Bot API server answers as the real one', () => {
  let server: TelegramServer;
  beforeEach(async () => {
    server = await startTelegramServer();
    server.user(1).send('/start');
  });
  afterEach(() => server.close());

  async function call(
    method: string,
    body: Record<string, unknown> = {},
    token = server.token,
  ): Promise<Answer> {
    const response = await fetch(`${server.apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer;
    expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
    return answer;
  }
  const refused = async (method: string, body: Record<string, unknown>) =>
    (await call(method, body)).description;
  const placed = async (text = 'а') => {
    const { result } = await call('sendMessage', { chat_id: 1, text });
    return (result as { message_id: number }).message_id;
  };

  it('knows its token and its methods, in any case of letters', async () => {
    expect(await call('getMe', {}, '1:x')).toMatchObject({ error_code: 401, description: 'Unauthorized' });
    expect(await call('getMe', {}, 'x')).toMatchObject({ error_code: 404, description: 'Not Found' });
    expect(await call('sendNothing')).toMatchObject({ error_code: 404 });
    expect(await call('GETME')).toMatchObject({
      ok: true,
      result: { is_bot: true, username: 'falin_test_bot' },
    });
  });

  it('takes parameters from the query, a form, JSON and multipart alike', async () => {
    const url = `${server.apiRoot}/bot${server.token}/sendMessage`;
    const form = new FormData();
    form.set('chat_id', '1');
    form.set('text', 'd');
    await fetch(`${url}?chat_id=1&text=a`);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ chat_id: '1', text: 'b' }) });
    await call('sendMessage', { chat_id: '1', text: 'c' });
    await fetch(url, { method: 'POST', body: form });
    expect(
      server
        .user(1)
        .messages()
        .map((m) => m.text),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('checks chats, texts and ids', async () => {
    expect(await refused('sendMessage', { text: 'a' })).toBe('Bad Request: chat_id is empty');
    expect(await refused('sendMessage', { chat_id: 2, text: 'a' })).toBe('Bad Request: chat not found');
    expect(await refused('sendMessage', { chat_id: 1, text: ' \n ' })).toBe(
      'Bad Request: message text is empty',
    );
    expect(await refused('sendMessage', { chat_id: 1, text: 'a'.repeat(4097) })).toBe(
      'Bad Request: message is too long',
    );
    const html = `<b>${'a'.repeat(4096)}</b>`;
    expect((await call('sendMessage', { chat_id: 1, text: html, parse_mode: 'HTML' })).ok).toBe(true);
    server.user(1).block();
    expect(await call('sendMessage', { chat_id: 1, text: 'a' })).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
  });

  it('edits the bot’s own messages, and says when nothing changes', async () => {
    const message_id = await placed('a');
    expect((await call('editMessageText', { chat_id: 1, message_id, text: 'b' })).ok).toBe(true);
    expect(await refused('editMessageText', { chat_id: 1, message_id, text: 'b ' })).toMatch(
      /^Bad Request: message is not modified/,
    );
    expect(await refused('editMessageText', { chat_id: 1, message_id: 99, text: 'b' })).toBe(
      'Bad Request: message to edit not found',
    );
    expect(await refused('editMessageText', { chat_id: 1, message_id: 1, text: 'b' })).toBe(
      "Bad Request: message can't be edited",
    );
    server.user(1).delete(message_id);
    expect(await refused('editMessageText', { chat_id: 1, message_id, text: 'c' })).toBe(
      'Bad Request: message to edit not found',
    );
  });

  it('checks inline keyboards', async () => {
    const keyboard = (button: unknown) => ({
      chat_id: 1,
      text: 'a',
      reply_markup: { inline_keyboard: [[button]] },
    });
    expect(await refused('sendMessage', keyboard({ text: 'x', callback_data: '法'.repeat(22) }))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    );
    expect(await refused('sendMessage', keyboard({ text: 'x', callback_data: '' }))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    );
    expect(await refused('sendMessage', keyboard({ text: 'x' }))).toContain('Text buttons are unallowed');
    expect(await refused('sendMessage', { chat_id: 1, text: 'a', reply_markup: '{' })).toContain(
      "can't parse reply keyboard markup",
    );
    expect((await call('sendMessage', keyboard({ text: 'x', callback_data: 'a'.repeat(64) }))).ok).toBe(true);
  });

  it('gives updates until they are confirmed, waits for new ones, and lets only one wait', async () => {
    const first = (await call('getUpdates')).result as { update_id: number }[];
    expect((await call('getUpdates')).result).toEqual(first);
    const offset = first[0]!.update_id + 1;
    const waiting = call('getUpdates', { offset, timeout: 30 });
    await vi.waitFor(() => expect(server.bot.updates).toEqual([]));
    const second = call('getUpdates', { offset, timeout: 30, allowed_updates: '["message"]' });
    expect(await waiting).toMatchObject({
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    server.user(1).pressData('x');
    server.user(1).send('新');
    expect((await second).result).toMatchObject([
      { message: { text: '新', chat: { id: 1, type: 'private' } } },
    ]);
  });

  it('refuses getUpdates while a webhook is set', async () => {
    expect(await refused('setWebhook', { url: 'http://127.0.0.1:9/', secret_token: 'ä' })).toContain(
      'unallowed characters',
    );
    await call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('webhook is active'),
    });
    expect((await call('getWebhookInfo')).result).toMatchObject({
      url: 'http://127.0.0.1:9/',
      pending_update_count: 1,
    });
    await call('deleteWebhook');
    expect((await call('getUpdates')).ok).toBe(true);
  });

  it('answers a press once', async () => {
    const id = server.user(1).pressData('useful:1');
    expect((await call('answerCallbackQuery', { callback_query_id: id })).ok).toBe(true);
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refused('answerCallbackQuery', { callback_query_id: id })).toBe(old);
    expect(await refused('answerCallbackQuery', { callback_query_id: 'x' })).toBe(old);
  });

  it('limits the rate when asked to', async () => {
    server.faults.limits = { perSecond: 30, perChatPerSecond: 1 };
    await placed();
    expect(await call('sendMessage', { chat_id: 1, text: 'b' })).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
  });

  it('serves files by their path, up to 20 MB', async () => {
    server.user(1).sendDocument('a.pdf', new Uint8Array([1, 2]));
    server.user(1).sendDocument('b.pdf', new Uint8Array([1]), { size: 21 * 1024 * 1024 });
    const [small, large] = [...server.bot.files.keys()];
    const { file_path } = (await call('getFile', { file_id: small })).result as { file_path: string };
    const response = await fetch(`${server.apiRoot}/file/bot${server.token}/${file_path}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    expect(await refused('getFile', { file_id: large })).toBe('Bad Request: file is too big');
    expect(await refused('getFile', { file_id: 'x' })).toContain('wrong file_id');
  });
});

describe('HTML as the Bot API reads it', () => {
  // Inputs, texts and offsets as in TDLib's own tests of parse_html.
  it.each([
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
    ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba>', 'Can\'t find end tag corresponding to start tag "i"'],
    ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
    ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
    ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
    ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('refuses %s', (html, text) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${text}`);
  });

  it('gives text and entities in UTF-16 units', () => {
    expect(parseHtml('&lt;&gt;&amp;&quot;&laquo;&#12345678;').text).toBe('<>&"&laquo;&#12345678;');
    expect(parseHtml('➡️ ➡️<i>➡️ ➡️</i>')).toEqual({
      text: '➡️ ➡️➡️ ➡️',
      entities: [{ type: 'italic', offset: 5, length: 5 }],
    });
    expect(
      parseHtml('<blockquote expandable>a<b>b</b></blockquote><a href="http://x/?a=1&amp;b">c</a>').entities,
    ).toEqual([
      { type: 'expandable_blockquote', offset: 0, length: 2 },
      { type: 'bold', offset: 1, length: 1 },
      { type: 'text_link', offset: 2, length: 1, url: 'http://x/?a=1&b' },
    ]);
  });
});
