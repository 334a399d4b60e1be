import type { AnswerRequest, LanguageModel } from '../consultation/ports.ts';
import type { Triage } from '../consultation/triage/triage.ts';
import type { Answer } from '../contracts/answer.ts';
import { chineseDate } from '../core/dates.ts';
import { Unavailable } from '../core/errors.ts';
import type { TopicId } from '../core/ids.ts';
import { maskPersonal } from '../core/masking.ts';
import type { Passage } from '../knowledge/passage.ts';
import { formatArticleNumber } from '../knowledge/statutes/article-number.ts';
import { type ChatConfig, createChatEndpoint } from './chat-endpoint.ts';
import { createFence, type Fence } from './fence.ts';
import { type AnswerOutput, answerOutput, readAnswer, triageOutput } from './model-output.ts';
import { type Prompt, readPrompt } from './prompts.ts';
import { readableSoFar } from './readable.ts';

/** What a model is shown of one message or passage; the longest article in force is about this long. */
const LONGEST = 4000;
const EARLIER = 4;
const PARTS = ['short', 'steps', 'law', 'deadlines', 'cost', 'pitfalls', 'person'] as const;

export interface LanguageModelOptions {
  promptsDir: string;
}

/** A language model behind an OpenAI-compatible endpoint, with the prompts of prompts/. Throws InvalidInput when one is missing. */
export function createLanguageModel(config: ChatConfig, { promptsDir }: LanguageModelOptions): LanguageModel {
  const endpoint = createChatEndpoint(config);
  const prompts = {
    triage: readPrompt(promptsDir, 'triage'),
    answer: readPrompt(promptsDir, 'answer'),
    rephrase: readPrompt(promptsDir, 'rephrase'),
  };
  const instructions = (prompt: Prompt, fence: Fence, values: Record<string, string> = {}) =>
    Object.entries({ ...values, mark: fence.mark }).reduce(
      (text, [key, value]) => text.replaceAll(`{{${key}}}`, () => value),
      prompt.text,
    );
  const personal = (text: string) => maskPersonal(text).slice(0, LONGEST);

  return {
    name: config.name,

    async triage({ text, earlier, topic }, topics, signal) {
      const [first, ...rest] = topics.map(({ id }) => id as string);
      if (first === undefined) throw new Unavailable('模型暂时不可用：没有咨询类别');
      const fence = createFence();
      const user = [
        ...(topic === undefined ? [] : [`正在谈的类别：${topic}`]),
        ...earlier.slice(-EARLIER).map((question) => fence.wrap('居民先前的话', personal(question))),
        fence.wrap('居民这次的话', personal(text)),
      ].join('\n\n');
      const { value, usage } = await endpoint.ask({
        name: 'triage',
        prompt: versionOf(prompts.triage),
        system: instructions(prompts.triage, fence, {
          topics: topics.map(({ id, description }) => `- ${id}：${description}`).join('\n'),
        }),
        user,
        schema: triageOutput([first, ...rest]),
        signal,
      });
      const standalone = value.standalone.trim().slice(0, LONGEST);
      const triage: Triage = {
        kind: value.kind,
        smalltalk: value.kind === 'smalltalk' ? (value.smalltalk ?? 'greeting') : undefined,
        topic: value.topic as TopicId,
        topicConfidence: Math.min(1, Math.max(0, value.topicConfidence)),
        urgency: value.urgency,
        followUp: value.followUp && earlier.length > 0,
        standalone: value.followUp && standalone !== '' ? standalone : text,
        by: 'model',
      };
      return { triage, usage };
    },

    async answer(request: AnswerRequest) {
      const fence = createFence();
      const { question, earlier, passages, asOf, signal, onProgress } = request;
      const sources = passages.map((passage, i) =>
        fence.wrap(`资料${i + 1} ${labelOf(passage)}`, passage.body.slice(0, LONGEST)),
      );
      const user = [
        ...sources,
        ...earlier.slice(-EARLIER).map((text) => fence.wrap('居民先前的话', personal(text))),
        fence.wrap('居民的问题', personal(question)),
      ].join('\n\n');
      let shown = '';
      const { value, usage } = await endpoint.ask<AnswerOutput>({
        name: 'answer',
        prompt: versionOf(prompts.answer),
        system: instructions(prompts.answer, fence, { today: chineseDate(asOf) }),
        user,
        schema: answerOutput,
        signal,
        onText: (json) => {
          const text = readableSoFar(json);
          if (text === '' || text === shown) return;
          shown = text;
          onProgress(text);
        },
      });
      return { answer: readAnswer(value, passages.length), usage };
    },

    async rephrase(answer, signal) {
      const fence = createFence();
      const { value, usage } = await endpoint.ask<AnswerOutput>({
        name: 'answer',
        prompt: versionOf(prompts.rephrase),
        system: instructions(prompts.rephrase, fence),
        user: fence.wrap('原来的答复', JSON.stringify(plainParts(answer))),
        schema: answerOutput,
        signal,
      });
      const most = Math.max(0, ...answer.citations.map(({ n }) => n));
      return { answer: { ...answer, ...partsOf(readAnswer(value, most)), writer: 'model' }, usage };
    },
  };
}

const versionOf = ({ name, version }: Prompt) => `${name}/${version}`;

function labelOf({ kind, title, path, article }: Passage): string {
  if (!article) return `办事指南《${title}》${path}`.trim();
  const name = `《${title}》${formatArticleNumber(article.number)}`;
  return kind === 'digest' ? `${name}的白话` : name;
}

function plainParts(answer: Answer): AnswerOutput {
  return { title: answer.title ?? '', bring: answer.bring, ...pick(answer) };
}

function partsOf(answer: Answer): Partial<Answer> {
  return {
    ...(answer.title === undefined ? {} : { title: answer.title }),
    bring: answer.bring,
    ...pick(answer),
  };
}

function pick(answer: Answer): Pick<Answer, (typeof PARTS)[number]> {
  const { short, steps, law, deadlines, cost, pitfalls, person } = answer;
  return { short, steps, law, deadlines, cost, pitfalls, person };
}
