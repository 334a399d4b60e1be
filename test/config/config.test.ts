import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

test('nothing set is a working configuration', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 3000,
    dataDir: 'data',
    telegram: undefined,
    model: undefined,
    databaseUrl: undefined,
  });
});

test('an empty setting counts as not set', () => {
  expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: ' ' })).toMatchObject({
    port: 3000,
    telegram: undefined,
  });
});

test('everything wrong is listed at once, and no value is repeated', () => {
  const secret = 'sk-this-must-not-appear';
  try {
    readConfig({
      PORT: 'abc',
      DATABASE_URL: `mysql://u:${secret}@h/db`,
      TELEGRAM_BOT_TOKEN: secret,
      LOG_LEVEL: 'loud',
    });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const { problems, message } = error as ConfigError;
    expect(problems.map((p) => p.name).sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
      'TELEGRAM_BOT_TOKEN',
    ]);
    expect(message).not.toContain(secret);
  }
});

test('an embedding model without a key is a mistake', () => {
  expect(() => readConfig({ OPENAI_EMBEDDING_MODEL: 'm' })).toThrow(/OPENAI_API_KEY/);
});

test('a local endpoint switches the model on', () => {
  const config = readConfig({
    OPENAI_API_KEY: 'x',
    OPENAI_BASE_URL: 'http://localhost:11434/v1/',
    OPENAI_MODEL: 'qwen3',
  });
  expect(config.model).toMatchObject({
    baseUrl: 'http://localhost:11434/v1',
    name: 'qwen3',
    timeoutMs: 30_000,
  });
});
