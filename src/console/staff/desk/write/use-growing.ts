import { type RefObject, useLayoutEffect } from 'react';

/** The box is as high as what is written in it; its stylesheet says how high at most. */
export function useGrowing(box: RefObject<HTMLTextAreaElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with each value
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [box, value]);
}
