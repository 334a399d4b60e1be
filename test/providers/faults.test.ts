import { afterEach, describe, expect, test } from 'vitest';
import { createEmbeddings } from '../../src/providers/embeddings.ts';
import { createLanguageModel } from '../../src/providers/language-model.ts';
import { createTranscriber } from '../../src/providers/transcriber.ts';
import { request, written } from './builders.ts';
import { type Behaviour, fakeEndpoint, refuse, streamText } from './fake-endpoint.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const endpoint of opened.splice(0)) await endpoint.close();
});
async function endpoint(behave: Behaviour) {
  const fake = await fakeEndpoint(behave);
  opened.push(fake);
  return fake;
}
const modelAt = (baseUrl: string, timeoutMs = 5000) =>
  createLanguageModel(
    { apiKey: 'secret-key', baseUrl, name: 'm', timeoutMs, price: { input: 1, output: 1 } },
    { promptsDir: 'prompts' },
  );
const good = JSON.stringify(written);

describe('when the endpoint fails', () => {
  test('a 500 is tried once more', async () => {
    const fake = await endpoint((_, response, count) =>
      count === 1 ? refuse(response, 500) : streamText(response, good),
    );
    const { usage } = await modelAt(fake.baseUrl).answer(request());
    expect(fake.requests).toHaveLength(2);
    expect(usage).toMatchObject({ inputTokens: 100, outputTokens: 50 });
  });

  test('after the second 500 it is unavailable', async () => {
    const fake = await endpoint((_, response) => refuse(response, 500));
    await expect(modelAt(fake.baseUrl).answer(request())).rejects.toMatchObject({
      name: 'Unavailable',
      retry: true,
    });
    expect(fake.requests).toHaveLength(2);
  });

  test('a long retry-after is passed on, not waited for', async () => {
    const fake = await endpoint((_, response) => refuse(response, 429, { 'retry-after': '60' }));
    await expect(modelAt(fake.baseUrl).answer(request())).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(fake.requests).toHaveLength(1);
  });

  test('a wrong key is not tried again, and not told', async () => {
    const fake = await endpoint((_, response) => refuse(response, 401));
    const error = await modelAt(fake.baseUrl)
      .answer(request())
      .catch((e: unknown) => e);
    expect(String(error)).toContain('密钥');
    expect(String(error)).not.toContain('secret-key');
    expect(fake.requests).toHaveLength(1);
  });

  test('a slow endpoint is given up after the timeout, twice', async () => {
    const fake = await endpoint(() => {});
    await expect(modelAt(fake.baseUrl, 80).answer(request())).rejects.toThrow(/0\.08 秒内没有答复/);
    expect(fake.requests).toHaveLength(2);
  });

  test('a stream that stops half-way is asked again', async () => {
    const fake = await endpoint((_, response, count) =>
      streamText(response, count === 1 ? good.slice(0, 60) : good, { finish: count > 1 }),
    );
    const { answer } = await modelAt(fake.baseUrl).answer(request());
    expect(answer.short).toHaveLength(1);
    expect(fake.requests).toHaveLength(2);
  });

  test('bad JSON twice is unavailable', async () => {
    const fake = await endpoint((_, response) => streamText(response, '好的，楼上要修。'));
    await expect(modelAt(fake.baseUrl).answer(request())).rejects.toThrow(/JSON/);
  });

  test('JSON in a fence, after thinking aloud, is read', async () => {
    const fake = await endpoint((_, response) =>
      streamText(response, `<think>{想}</think>\n\`\`\`json\n${good}\n\`\`\``),
    );
    expect((await modelAt(fake.baseUrl).answer(request())).answer.title).toBe('楼上漏水');
  });

  test('the caller going away is no unavailability, and nothing is tried again', async () => {
    const gone = new AbortController();
    const fake = await endpoint(() => gone.abort(new Error('resident left')));
    await expect(modelAt(fake.baseUrl).answer(request({ signal: gone.signal }))).rejects.toThrow(
      'resident left',
    );
    expect(fake.requests).toHaveLength(1);
  });

  test('an endpoint without json_schema gets json_object, and is remembered', async () => {
    const fake = await endpoint(({ body }, response) =>
      body.response_format?.type === 'json_schema' ? refuse(response, 400) : streamText(response, good),
    );
    const model = modelAt(fake.baseUrl);
    await model.answer(request());
    await model.answer(request());
    expect(fake.requests.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
  });

  test('an endpoint without either is asked in plain words', async () => {
    const fake = await endpoint(({ body }, response) =>
      body.response_format ? refuse(response, 400) : streamText(response, good),
    );
    const model = modelAt(fake.baseUrl);
    await model.answer(request());
    expect(fake.requests).toHaveLength(3);
  });

  test('a request every level refuses changes nothing for the next one', async () => {
    const broken = { now: true };
    const fake = await endpoint((_, response) =>
      broken.now ? refuse(response, 400) : streamText(response, good),
    );
    const model = modelAt(fake.baseUrl);
    await expect(model.answer(request())).rejects.toMatchObject({ name: 'Unavailable' });
    broken.now = false;
    await model.answer(request());
    expect(fake.requests.at(-1)!.body.response_format?.type).toBe('json_schema');
  });
});

describe('embeddings', () => {
  const vectors = (input: string[], length = 3) => ({
    object: 'list',
    data: input.map((_, index) => ({
      object: 'embedding',
      index,
      embedding: Array.from({ length }, () => 0.5),
    })),
    model: 'e',
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });
  const at = (baseUrl: string, dimensions?: number) =>
    createEmbeddings({ apiKey: 'k', baseUrl, model: 'e', timeoutMs: 2000, dimensions });

  test('many texts go in batches and come back in order, and tell their length', async () => {
    const fake = await endpoint(({ body }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(vectors(body.input!)));
    });
    const embeddings = at(fake.baseUrl);
    expect(embeddings.dimensions).toBe(0);
    expect(await embeddings.embed(Array.from({ length: 20 }, (_, i) => `文${i}`))).toHaveLength(20);
    expect(fake.requests).toHaveLength(2);
    expect(embeddings.dimensions).toBe(3);
  });

  test('vectors of another length than asked for are refused', async () => {
    const fake = await endpoint(({ body }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(vectors(body.input!, 4)));
    });
    await expect(at(fake.baseUrl, 3).embed(['a'])).rejects.toMatchObject({ name: 'Unavailable' });
  });

  test('a fault is tried once more', async () => {
    const fake = await endpoint(({ body }, response, count) => {
      if (count === 1) return refuse(response, 503);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(vectors(body.input!)));
    });
    expect(await at(fake.baseUrl).embed(['a'])).toHaveLength(1);
  });
});

describe('speech to text', () => {
  const at = (baseUrl: string) => createTranscriber({ apiKey: 'k', baseUrl, model: 'w', timeoutMs: 2000 });
  test('gives the words', async () => {
    const fake = await endpoint((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ text: ' 楼上漏水怎么办 ' }));
    });
    const text = await at(fake.baseUrl).transcribe(
      new Uint8Array([1, 2]),
      'a.ogg',
      new AbortController().signal,
    );
    expect(text).toBe('楼上漏水怎么办');
    expect(fake.requests[0]!.path).toBe('/v1/audio/transcriptions');
  });
  test('throws Unavailable when it cannot', async () => {
    const fake = await endpoint((_, response) => refuse(response, 500));
    const asked = at(fake.baseUrl).transcribe(new Uint8Array([1]), 'a.ogg', new AbortController().signal);
    await expect(asked).rejects.toMatchObject({ name: 'Unavailable' });
  });
});
