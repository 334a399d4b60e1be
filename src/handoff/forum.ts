import { textReply } from '../consultation/turns/results.ts';
import type { Clock } from '../core/clock.ts';
import { DESK_BUTTONS, DESK_SAY } from './desk/screen-text.ts';
import type { Forum, HandoffStore } from './ports.ts';

/**
 * Keeps the topics of the advisers' group in step with the matters: one each, closed when it is closed. A crash after a
 * topic was made and before it was kept leaves an empty one behind; nothing is ever said in it.
 */
export async function keepTopics(
  store: HandoffStore,
  forum: Forum | undefined,
  clock: Clock,
): Promise<number> {
  if (!forum) return 0;
  const { missing, toClose, toReopen } = await store.topicWork();
  for (const { consultation, number, topic } of missing) {
    const address = await forum.create(topicName(number, topic));
    await store.addTopic(consultation, address, clock.now());
  }
  for (const { consultation, address } of toClose) {
    await forum.close(address);
    await store.setTopicOpen(consultation, false);
  }
  for (const { consultation, address } of toReopen) {
    await forum.reopen(address);
    await store.setTopicOpen(consultation, true);
  }
  return missing.length + toClose.length + toReopen.length;
}

const topicName = (number: string, topic: string | undefined): string => `${number} ${topic ?? '咨询'}`;

/** A topic that somebody deleted is made anew, and says so. */
export async function renewTopic(
  store: HandoffStore,
  address: string,
  create: Forum['create'],
  clock: Clock,
): Promise<void> {
  const matter = await store.topicNamed(address);
  // Renewed already: what was to be sent there has the new address.
  if (!matter) return;
  const to = await create(topicName(matter.number, matter.topic));
  const say = (number: string) => textReply(DESK_SAY.topicMade(number), [DESK_BUTTONS.story(number)]);
  await store.moveTopic({ from: address, to, say }, clock.now());
}
