import { Tag } from 'antd';
import { sizeOf } from '../hooks/sizes.ts';
import { text } from '../text.ts';

/** Files chosen, not yet sent. */
export function FileChips({ files, drop }: { files: readonly File[]; drop: (file: File) => void }) {
  if (files.length === 0) return null;
  return (
    <div className="file-chips">
      {files.map((file) => (
        <Tag
          key={`${file.name}-${file.size}-${file.lastModified}`}
          closable={{ 'aria-label': text.write.removeFile(file.name) }}
          onClose={() => drop(file)}
        >
          {file.name}（{sizeOf(file.size)}）
        </Tag>
      ))}
    </div>
  );
}
