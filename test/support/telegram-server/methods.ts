import type { BotAccount, ChatMessage } from './bot-account.ts';
import { BotApiError, badRequest } from './bot-api-error.ts';
import { type FormattedText, parseHtml, tidy } from './html-entities.ts';
import type { Parameters } from './parameters.ts';
import { readReplyMarkup } from './reply-markup.ts';

type Method = (bot: BotAccount, parameters: Parameters) => unknown;

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
const MAX_DOWNLOAD = 20 * 1024 * 1024;

function readText(parameters: Parameters, name: string, limit: number): FormattedText {
  const source = parameters.text(name);
  if (!source.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  const mode = parameters.text('parse_mode').toLowerCase();
  if (mode !== '' && mode !== 'html') throw badRequest('unsupported parse_mode');
  const formatted = tidy(mode === 'html' ? parseHtml(source) : { text: source, entities: [] });
  if (formatted.text.length > limit) {
    throw badRequest(name === 'caption' ? 'message caption is too long' : 'message is too long');
  }
  return formatted;
}

function readMessageText(parameters: Parameters): FormattedText {
  const text = readText(parameters, 'text', 4096);
  if (text.text === '') throw badRequest('message text is empty');
  return text;
}

/** The bot's own message that a call wants to change. */
function ownMessage(bot: BotAccount, parameters: Parameters, verb: string): ChatMessage {
  const chat = bot.reachableChat(parameters.text('chat_id'));
  const id = parameters.integer('message_id', 0);
  if (id <= 0) throw badRequest('message identifier is not specified');
  const message = bot.message(chat.id, id);
  if (!message) throw badRequest(`message to ${verb} not found`);
  if (!message.byBot) throw badRequest("message can't be edited");
  return message;
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

function change(
  bot: BotAccount,
  message: ChatMessage,
  next: FormattedText,
  keyboard: ChatMessage['keyboard'],
): void {
  const same = JSON.stringify([message.text, message.entities, message.keyboard ?? null]);
  if (same === JSON.stringify([next.text, next.entities, keyboard ?? null])) throw badRequest(NOT_MODIFIED);
  if (message.text !== next.text) message.versions.push(next.text);
  message.text = next.text;
  message.entities = next.entities;
  message.keyboard = keyboard;
  bot.onShown(message);
}

/** The fields of a message in a topic, when the call names one. */
function inThread(bot: BotAccount, chatId: number, parameters: Parameters): Record<string, unknown> {
  const thread = parameters.integer('message_thread_id', 0);
  if (thread === 0) return {};
  const forum = bot.forums.get(chatId);
  if (!forum) throw badRequest('message thread not found');
  forum.topic(thread, 'message thread not found');
  return { message_thread_id: thread, is_topic_message: true };
}

function forumOf(bot: BotAccount, parameters: Parameters) {
  const chat = bot.reachableChat(parameters.text('chat_id'));
  const forum = bot.forums.get(chat.id);
  if (!forum) throw badRequest('the chat is not a forum');
  return forum;
}

function setClosed(bot: BotAccount, parameters: Parameters, closed: boolean): true {
  const thread = parameters.integer('message_thread_id', 0);
  const topic = forumOf(bot, parameters).topic(thread, 'TOPIC_ID_INVALID');
  if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED');
  topic.closed = closed;
  return true;
}

/** The methods a service like ours calls. Names are compared without case, as the real server does. */
export const METHODS: Record<string, Method> = {
  getme: (bot) => ({
    ...bot.user,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),

  sendmessage: (bot, parameters) => {
    const chat = bot.reachableChat(parameters.text('chat_id'));
    const text = readMessageText(parameters);
    const keyboard = readReplyMarkup(parameters);
    const fields = inThread(bot, chat.id, parameters);
    return bot.describe(bot.addMessage(chat.id, true, { ...text, keyboard, fields }));
  },

  createforumtopic: (bot, parameters) => {
    const { thread, name } = forumOf(bot, parameters).create(parameters.text('name'));
    return { message_thread_id: thread, name, icon_color: 7322096 };
  },
  closeforumtopic: (bot, parameters) => setClosed(bot, parameters, true),
  reopenforumtopic: (bot, parameters) => setClosed(bot, parameters, false),

  editmessagetext: (bot, parameters) => {
    const message = ownMessage(bot, parameters, 'edit');
    const text = readMessageText(parameters);
    if (message.document) throw badRequest('there is no text in the message to edit');
    change(bot, message, text, readReplyMarkup(parameters));
    return bot.describe(message);
  },

  editmessagereplymarkup: (bot, parameters) => {
    const message = ownMessage(bot, parameters, 'edit');
    change(bot, message, { text: message.text, entities: message.entities }, readReplyMarkup(parameters));
    return bot.describe(message);
  },

  deletemessage: (bot, parameters) => {
    ownMessage(bot, parameters, 'delete').deleted = true;
    return true;
  },

  sendchataction: (bot, parameters) => {
    const chat = bot.reachableChat(parameters.text('chat_id'));
    const action = parameters.text('action');
    if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
    bot.actions.push({ chatId: chat.id, action });
    return true;
  },

  sendmessagedraft: (bot, parameters) => {
    const chat = bot.reachableChat(parameters.text('chat_id'));
    if (chat.type !== 'private') throw badRequest('chat must be private');
    const draftId = parameters.integer('draft_id', 0);
    if (draftId === 0) throw badRequest('draft identifier must be non-zero');
    bot.drafts.push({ chatId: chat.id, draftId, text: readText(parameters, 'text', 4096).text });
    return true;
  },

  answercallbackquery: (bot, parameters) => {
    const query = bot.queries.get(parameters.text('callback_query_id'));
    if (!query || query.expired || query.answered) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    const text = parameters.text('text');
    if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
    query.answered = { text, alert: parameters.text('show_alert') === 'true' };
    return true;
  },

  senddocument: (bot, parameters) => {
    const chat = bot.reachableChat(parameters.text('chat_id'));
    const upload = parameters.files.get('document');
    // By the id of a file the server has, as the Bot API takes it.
    if (!upload && bot.files.has(parameters.text('document'))) return sendMedia(bot, parameters, 'document');
    if (!upload) throw badRequest('there is no document in the request');
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    const caption = readText(parameters, 'caption', 1024);
    const stored = bot.addFile(upload.bytes, 'documents', '');
    const message = bot.addMessage(chat.id, true, {
      keyboard: readReplyMarkup(parameters),
      document: { name: upload.name, bytes: upload.bytes, caption: caption.text },
      fields: {
        document: { file_id: stored.id, file_name: upload.name, file_size: upload.bytes.length },
        caption: caption.text,
        ...inThread(bot, chat.id, parameters),
      },
    });
    return bot.describe(message);
  },

  sendphoto: (bot, parameters) => sendMedia(bot, parameters, 'photo'),
  sendvoice: (bot, parameters) => sendMedia(bot, parameters, 'voice'),

  getfile: (bot, parameters) => {
    const file = bot.files.get(parameters.text('file_id'));
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.size > MAX_DOWNLOAD) throw badRequest('file is too big');
    return { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.size, file_path: file.path };
  },

  setwebhook: (bot, parameters) => {
    const url = parameters.text('url');
    const secret = parameters.text('secret_token');
    if (!/^[A-Za-z0-9_-]{0,256}$/.test(secret))
      throw badRequest('secret token contains unallowed characters');
    if (url !== '' && !URL.canParse(url)) throw badRequest('bad webhook: Invalid URL specified');
    readAllowedUpdates(bot, parameters);
    if (parameters.text('drop_pending_updates') === 'true') bot.updates = [];
    const maxConnections = parameters.integer('max_connections', 40);
    bot.webhook = url === '' ? undefined : { url, secret, maxConnections, lastError: undefined };
    bot.onUpdate();
    return true;
  },

  deletewebhook: (bot, parameters) => {
    if (parameters.text('drop_pending_updates') === 'true') bot.updates = [];
    bot.webhook = undefined;
    bot.onUpdate();
    return true;
  },

  getwebhookinfo: (bot) => ({
    url: bot.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.updates.length,
    ...(bot.webhook?.lastError ? { last_error_message: bot.webhook.lastError } : {}),
  }),

  setmycommands: (bot, parameters) => {
    const commands = parameters.json('commands', 'commands');
    if (!Array.isArray(commands)) throw badRequest('commands must be an Array');
    for (const command of commands as { command?: unknown; description?: unknown }[]) {
      if (!/^[a-z0-9_]{1,32}$/.test(String(command.command))) throw badRequest('BOT_COMMAND_INVALID');
      const description = String(command.description ?? '');
      if (description.length < 1 || description.length > 256)
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    bot.profile.commands = commands;
    return true;
  },

  setmydescription: (bot, parameters) => {
    const description = parameters.text('description');
    if (description.length > 512) throw badRequest('description is too long');
    bot.profile.description = description;
    return true;
  },

  setmyshortdescription: (bot, parameters) => {
    const description = parameters.text('short_description');
    if (description.length > 120) throw badRequest('short description is too long');
    bot.profile.shortDescription = description;
    return true;
  },
};

/** A photo or voice message: uploaded, or by the id of a file the server has. */
function sendMedia(bot: BotAccount, parameters: Parameters, kind: 'photo' | 'voice' | 'document') {
  const chat = bot.reachableChat(parameters.text('chat_id'));
  const upload = parameters.files.get(kind);
  const known = bot.files.get(parameters.text(kind));
  if (!upload && !known) throw badRequest(`there is no ${kind} in the request`);
  const bytes = upload?.bytes ?? known!.bytes;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  const stored = known ?? bot.addFile(bytes, kind, '');
  const described = { file_id: stored.id, file_unique_id: `u${stored.id}`, file_size: stored.size };
  const message = bot.addMessage(chat.id, true, {
    document: { name: kind, bytes, caption: '' },
    fields: {
      [kind]: kind === 'photo' ? [described] : described,
      ...inThread(bot, chat.id, parameters),
    },
  });
  return bot.describe(message);
}

export function readAllowedUpdates(bot: BotAccount, parameters: Parameters): void {
  const allowed = parameters.json('allowed_updates', 'allowed updates');
  if (allowed === undefined) return;
  if (!Array.isArray(allowed)) throw new BotApiError(400, 'Bad Request: allowed_updates must be an Array');
  bot.allowed = allowed.map(String);
}
