import OpenAI, { toFile } from 'openai';
import { z } from 'zod';
import type { Transcriber } from '../consultation/ports.ts';
import { attempt, BadOutput } from './attempt.ts';

export interface TranscriberConfig {
  apiKey: string;
  baseUrl?: string | undefined;
  model: string;
  timeoutMs: number;
}

const transcription = z.object({ text: z.string() });

/** Speech to text behind an OpenAI-compatible endpoint, told that it hears Chinese. */
export function createTranscriber(config: TranscriberConfig): Transcriber {
  const client = new OpenAI({
    apiKey: config.apiKey,
    maxRetries: 0,
    timeout: config.timeoutMs,
    ...(config.baseUrl === undefined ? {} : { baseURL: config.baseUrl }),
  });
  return {
    transcribe: (audio, name, signal) =>
      attempt({ what: '语音识别', timeoutMs: config.timeoutMs, signal }, async (within) => {
        const answer: unknown = await client.audio.transcriptions.create(
          { file: await toFile(audio, name), model: config.model, language: 'zh' },
          { signal: within },
        );
        const parsed = transcription.safeParse(answer);
        if (!parsed.success) throw new BadOutput('没有写出文字');
        return parsed.data.text.trim();
      }),
  };
}
