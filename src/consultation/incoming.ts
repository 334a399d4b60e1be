/** Where residents come from. */
export type Channel =
  | 'telegram'
  | 'web'
  | 'kiosk'
  | 'terminal'
  /** Not residents: the chats of people of the office in the console, and topics of their Telegram group. */
  | 'console'
  | 'telegram-topic';

export interface IncomingFile {
  /** How the channel finds it again (Telegram file_id; a stored path for uploads). */
  reference: string;
  kind: 'photo' | 'voice' | 'audio' | 'document' | 'video' | 'location' | 'sticker' | 'other';
  name: string;
  mediaType: string;
  bytes: number;
}

/** `replyTo`: the channel's id of the message it answers, where the channel has such a thing. */
export type IncomingContent =
  /** `files`: the recording a transcript was made from. */
  | { type: 'text'; text: string; files?: IncomingFile[]; replyTo?: string }
  | { type: 'edit'; text: string }
  /** A button pressed: verb[:argument], see contracts/reply.ts. */
  | { type: 'action'; action: string }
  /** A slash command or its equal: start, new, my, human, privacy, help. */
  | { type: 'command'; name: string; argument: string }
  | { type: 'file'; files: IncomingFile[]; caption: string; replyTo?: string };

/** One update of a channel, in the channel-neutral form the flow works with. */
export interface Incoming {
  channel: Channel;
  /** Unique within the channel: an update is claimed by it, once. */
  updateId: string;
  sender: {
    /** The channel's stable address of the person: a Telegram chat id, a session key. */
    address: string;
    /** In a topic of the advisers' group: the Telegram account that wrote or pressed. */
    speaker?: string;
    name: string | undefined;
  };
  /** The channel's id of the message (for edits and replies). */
  channelMessageId: string | undefined;
  content: IncomingContent;
  at: Date;
}
