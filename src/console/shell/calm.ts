/**
 * Whether this person asked for no motion. antd must know it, too: the style sheet cuts its transitions short, and an
 * element that leaves by a transition over before it is listened for would stay for good.
 */
export const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
