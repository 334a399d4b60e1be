import { useEffect } from 'react';

const COUNT = /^（\d+）/;

/** How many things want attention, before the title: 「（2）工作台 - …」. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const base = document.title.replace(COUNT, '');
    document.title = count > 0 ? `（${count}）${base}` : base;
    return () => {
      document.title = document.title.replace(COUNT, '');
    };
  }, [count]);
}
