/** Thrown for a task whose chat had a failure before it: it was not tried. */
export class HeldBack extends Error {}

/**
 * Runs tasks of one chat in order and chats side by side. After a failure what is waiting behind it in the
 * same chat is held back, so that nothing overtakes the message that failed.
 */
export function createChatQueue() {
  const tails = new Map<string, Promise<void>>();
  return (chat: string, task: () => Promise<void>): Promise<void> => {
    const before = tails.get(chat);
    const run = before
      ? before.then(task, () => {
          throw new HeldBack('an earlier update of this chat failed');
        })
      : task();
    tails.set(chat, run);
    const clear = () => {
      if (tails.get(chat) === run) tails.delete(chat);
    };
    run.then(clear, clear);
    return run;
  };
}
