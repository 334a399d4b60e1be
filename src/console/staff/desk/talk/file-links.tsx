import { PaperClipOutlined } from '@ant-design/icons';
import type { MatterStory } from '../../../../contracts/console/desk.ts';
import { sizeOf } from '../hooks/sizes.ts';
import { text } from '../text.ts';

/** Shown by the server as pictures; everything else is saved. */
const PICTURE = /^image\/(jpeg|png|webp)$/;

export function FileLinks({ files }: { files: MatterStory['messages'][number]['files'] }) {
  return files.map((file, i) => {
    const key = file.url ?? `${file.name}-${i}`;
    const label = `${file.name}（${sizeOf(file.bytes)}）`;
    if (!file.url) {
      return (
        <div key={key} className="file muted">
          <PaperClipOutlined /> {label} {text.talk.noCopy}
        </div>
      );
    }
    return PICTURE.test(file.mediaType) ? (
      <a key={key} className="picture" href={file.url} target="_blank" rel="noreferrer noopener">
        <img src={file.url} alt={label} loading="lazy" />
      </a>
    ) : (
      <a key={key} className="file" href={file.url} download={file.name}>
        <PaperClipOutlined /> {label}
      </a>
    );
  });
}
