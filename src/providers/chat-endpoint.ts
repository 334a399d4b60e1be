import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import type { ModelUsage } from '../consultation/ports.ts';
import { attempt, BadOutput, statusOf } from './attempt.ts';

export interface ChatConfig {
  apiKey: string;
  baseUrl?: string | undefined;
  name: string;
  timeoutMs: number;
  /** Per million tokens. */
  price: { input: number; output: number };
}

export interface ChatRequest<T> {
  /** Names the schema to the endpoint: letters only. */
  name: string;
  /** For the record: ModelUsage.prompt. */
  prompt: string;
  system: string;
  user: string;
  schema: z.ZodType<T>;
  signal: AbortSignal;
  onText?: (soFar: string) => void;
}

/** One structured question to a chat model. */
export interface ChatEndpoint {
  readonly name: string;
  ask<T>(request: ChatRequest<T>): Promise<{ value: T; usage: ModelUsage }>;
}

/** How the endpoint is told to write JSON, the strictest first; and whether it is asked to count tokens in the stream. */
const LEVELS = ['json_schema', 'json_object', 'plain'] as const;

/** More than this is no answer to anything we ask. */
const LONGEST = 60_000;

/**
 * ChatOpenAI against any compatible endpoint. Not every one knows json_schema or json_object: what answers 400 is asked
 * again one level lower, and the level that worked is remembered for the life of the process.
 */
export function createChatEndpoint(config: ChatConfig): ChatEndpoint {
  const chat = new ChatOpenAI({
    model: config.name,
    apiKey: config.apiKey,
    maxRetries: 0,
    timeout: config.timeoutMs,
    streamUsage: false,
    configuration: { maxRetries: 0, ...(config.baseUrl === undefined ? {} : { baseURL: config.baseUrl }) },
  });
  const known = { level: 0 };

  async function once<T>(request: ChatRequest<T>, level: number, signal: AbortSignal) {
    const format = LEVELS[level]!;
    const stream = await chat.stream([new SystemMessage(request.system), new HumanMessage(request.user)], {
      signal,
      ...(format === 'plain' ? {} : { stream_options: { include_usage: true } }),
      ...(format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
      ...(format === 'json_schema' ? { response_format: jsonSchema(request.name, request.schema) } : {}),
    });
    let text = '';
    let tokens = { input: 0, output: 0 };
    for await (const chunk of stream) {
      if (chunk.usage_metadata) {
        tokens = { input: chunk.usage_metadata.input_tokens, output: chunk.usage_metadata.output_tokens };
      }
      if (chunk.text === '') continue;
      text += chunk.text;
      if (text.length > LONGEST) throw new BadOutput('写得太长');
      request.onText?.(text);
    }
    return { text, tokens };
  }

  /** A 400 may mean that the format is not known here; the request itself is the same on every level. */
  async function onKnownLevel<T>(request: ChatRequest<T>, signal: AbortSignal) {
    for (let level = known.level; ; level++) {
      try {
        const result = await once(request, level, signal);
        known.level = level;
        return result;
      } catch (error) {
        const status = statusOf(error);
        if ((status !== 400 && status !== 422) || level + 1 >= LEVELS.length) throw error;
      }
    }
  }

  return {
    name: config.name,
    ask: (request) =>
      attempt({ what: '模型', timeoutMs: config.timeoutMs, signal: request.signal }, async (signal) => {
        const started = performance.now();
        const { text, tokens } = await onKnownLevel(request, signal);
        const value = readOutput(text, request.schema);
        const cost = (tokens.input * config.price.input + tokens.output * config.price.output) / 1e6;
        const usage: ModelUsage = {
          model: config.name,
          prompt: request.prompt,
          inputTokens: tokens.input,
          outputTokens: tokens.output,
          cost,
          ms: Math.round(performance.now() - started),
        };
        return { value, usage };
      }),
  };
}

function jsonSchema(name: string, schema: z.ZodType) {
  return {
    type: 'json_schema' as const,
    json_schema: { name, strict: true, schema: z.toJSONSchema(schema, { io: 'input' }) },
  };
}

/** The JSON object in a model's output, with or without a fence or words around it, checked. */
function readOutput<T>(text: string, schema: z.ZodType<T>): T {
  // Reasoning models behind plain endpoints think aloud first.
  const answer = text.replace(/^[\s\S]*<\/think>/, '');
  const json = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BadOutput('写出的不是完整的 JSON');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new BadOutput(`写出的内容不合格式：${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  }
  return parsed.data;
}
