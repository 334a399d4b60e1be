/** Without a key, a click or a touch for so long, nobody is thought to sit there. */
const AWAY_MS = 5 * 60_000;

/**
 * Whether somebody is at this screen. Requests that the page makes by itself must not keep a session alive on a computer that
 * was left on: they say so, and the server does not count them as use.
 */
export function watchAttended(): () => boolean {
  let last = Date.now();
  const note = () => {
    last = Date.now();
  };
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(event, note, { passive: true, capture: true });
  }
  return () => Date.now() - last < AWAY_MS;
}
