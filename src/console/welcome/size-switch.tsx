import { SIZES, type TextSize } from '../shell/preferences.ts';
import { text } from '../text.ts';

/** 标准/大/特大, each shown in its own size. */
export function SizeSwitch({ size, choose }: { size: TextSize; choose: (size: TextSize) => void }) {
  return (
    <div className="choices" role="radiogroup" aria-label={text.settings.size}>
      {(Object.keys(SIZES) as TextSize[]).map((one) => (
        <label key={one} className="choice" style={{ fontSize: `${SIZES[one] * 0.9}px` }}>
          <input type="radio" name="text-size" checked={size === one} onChange={() => choose(one)} />
          {text.settings.sizes[one]}
        </label>
      ))}
    </div>
  );
}
