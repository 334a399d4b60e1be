import type { ReplyBody } from '../../contracts/reply.ts';
import { text } from '../text.ts';

/** A file the resident asked for, made from what the message holds. */
export function FileCard({ file }: { file: Extract<ReplyBody, { type: 'file' }> }) {
  const download = () => {
    const address = URL.createObjectURL(new Blob([file.content], { type: file.mediaType }));
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.click();
    // The browser has taken hold of the data by the next task.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <div className="words">
      <p className="pre">{file.caption}</p>
      <button type="button" className="call" onClick={download}>
        {text.download(file.name)}
      </button>
    </div>
  );
}
