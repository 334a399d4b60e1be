import type { Guide } from '../knowledge/guide.ts';
import { sectionOf } from '../knowledge/guide.ts';
import type { Random } from './random.ts';
import type { Words } from './rows-of-year.ts';

const FOLLOWED = ['好的，我把材料拍给您。', '对方还是不答应，下一步怎么办？', '明白了，我先照您说的办。'];
const SAID = [
  '您好，我看过您说的情况了。先把手头的合同、聊天记录和收据整理好，拍照发给我。',
  '这件事可以先找对方书面说清楚，留个底。谈不拢，社区可以安排调解。',
  '材料齐了，您可以直接去窗口申请，要带身份证。有问题随时在这里问我。',
];
const NOTHING = '这个问题我没有找到可靠的依据，已经请人来看。';

/** What residents and advisers say in the demo: our own lay questions and the short answers of the guides. */
export function demoWords({ guides }: { guides: readonly Guide[] }, random: Random): Words {
  const byId = new Map(guides.map((guide) => [guide.id, guide]));
  const byTopic = Map.groupBy(guides, (guide) => guide.topic as string);
  return {
    ask({ guide, topic, path }) {
      if (path === 'held') return { question: random.pick(FOLLOWED), answer: '' };
      const found = byId.get(guide ?? '') ?? random.pick(byTopic.get(topic) ?? guides);
      const short = path === 'answer' ? sectionOf(found, '简单说') : undefined;
      return {
        question: random.pick(found.questions),
        answer: short?.lines.map(({ text }) => text).join('\n') ?? NOTHING,
      };
    },
    person: () => random.pick(SAID),
  };
}
