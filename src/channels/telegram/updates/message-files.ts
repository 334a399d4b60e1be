import type { IncomingFile } from '../../../consultation/incoming.ts';
import type { Media, TelegramMessage } from './update-schema.ts';

const ENDINGS: Partial<Record<IncomingFile['kind'], readonly [string, string]>> = {
  photo: ['.jpg', 'image/jpeg'],
  voice: ['.ogg', 'audio/ogg'],
  audio: ['.mp3', 'audio/mpeg'],
  video: ['.mp4', 'video/mp4'],
  sticker: ['.webp', 'image/webp'],
};

function fileOf(kind: IncomingFile['kind'], media: Media): IncomingFile {
  const [ending, mediaType] = ENDINGS[kind] ?? ['', 'application/octet-stream'];
  return {
    reference: media.file_id,
    kind,
    name:
      media.file_name ??
      `${kind}-${media.file_unique_id ?? media.file_id.slice(-16).toWellFormed()}${ending}`,
    mediaType: media.mime_type ?? mediaType,
    bytes: media.file_size ?? 0,
  };
}

/** Things that are not files and have no file_id: what they say stands in the reference and in the caption. */
const noted = (kind: IncomingFile['kind'], name: string, reference: string): IncomingFile => ({
  reference,
  kind,
  name,
  mediaType: 'text/plain',
  bytes: 0,
});

/** Whether a reference can be downloaded: the others are not Telegram's. */
export const isTelegramFile = (file: IncomingFile): boolean => !/^(geo|note):/.test(file.reference);

/** What came with a message other than its text, and words for it when it has no caption; undefined: nothing. */
export function messageFiles(
  message: TelegramMessage,
): { files: IncomingFile[]; caption: string } | undefined {
  const caption = message.caption ?? '';
  const one = (file: IncomingFile, words = caption) => ({ files: [file], caption: words });
  const largest = message.photo?.toSorted((a, b) => (b.file_size ?? 0) - (a.file_size ?? 0))[0];
  if (largest) return one(fileOf('photo', largest));
  if (message.voice) return one(fileOf('voice', message.voice));
  if (message.audio) return one(fileOf('audio', message.audio));
  // An animation comes with a document of the same file.
  if (message.animation) return one(fileOf('video', message.animation));
  if (message.video) return one(fileOf('video', message.video));
  if (message.video_note) return one(fileOf('video', message.video_note));
  if (message.document) return one(fileOf('document', message.document));
  if (message.sticker) return one(fileOf('sticker', message.sticker));
  const place = message.venue?.location ?? message.location;
  if (place) {
    const name = message.venue ? `${message.venue.title} ${message.venue.address}` : '位置';
    return one(noted('location', name, `geo:${place.latitude},${place.longitude}`));
  }
  if (message.contact) {
    const { first_name, last_name, phone_number } = message.contact;
    const name = [last_name, first_name].filter(Boolean).join('');
    return one(noted('other', `名片 ${name} ${phone_number}`, 'note:contact'));
  }
  if (message.poll) return one(noted('other', `投票 ${message.poll.question}`, 'note:poll'));
  for (const kind of ['dice', 'game', 'story', 'checklist', 'paid_media', 'invoice'] as const) {
    if (message[kind] !== undefined) return one(noted('other', '其他内容', `note:${kind}`));
  }
  return undefined;
}
