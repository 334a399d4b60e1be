import { refusedAs } from './api-failures.ts';
import type { BotApi } from './bot-api.ts';
import type { TopicMaker } from './ports.ts';

/** Topics of the advisers' group. */
export function topicMaker(api: BotApi, group: string): TopicMaker {
  /** Done already, or nothing left to do it to. */
  const lenient = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (!refusedAs(error, 'topic-gone', 'topic-unchanged')) throw error;
    }
  };
  return {
    create: (name) => api.createTopic(group, name),
    close: (address) => lenient(api.closeTopic(address)),
    reopen: (address) => lenient(api.reopenTopic(address)),
  };
}
