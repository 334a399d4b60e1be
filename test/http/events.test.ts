import { describe, expect, it, vi } from 'vitest';
import { serveHttp } from '../../src/http/serve-http.ts';
import { readEvents, type SseEvent, webClient } from '../support/web-client.ts';
import { text, webFake } from '../support/web-fake.ts';

const id = () => crypto.randomUUID();
const seqs = (events: SseEvent[]) => events.filter((e) => e.event === 'message').map((e) => Number(e.id));
const count = (n: number) => (events: SseEvent[]) => seqs(events).length >= n;

describe('event stream', () => {
  it('begins before the resident is known and goes on from the first message', async () => {
    const { app } = webFake(() => ({ replies: [text('您好')], deltas: ['您', '您好'] }));
    const { post, call } = await webClient(app);
    const stream = await call('/api/events');
    const reading = readEvents(stream, (events) => events.some((e) => e.event === 'settled'));
    await post('/api/messages', { clientId: id(), text: '你好' });
    const events = await reading;
    expect(seqs(events)).toEqual([1, 2]);
    expect(JSON.parse(events.find((e) => e.id === '2')!.data)).toMatchObject({
      direction: 'out',
      reply: { body: { type: 'text', text: '您好' } },
    });
  });

  it('resumes after Last-Event-ID without loss or doubling', async () => {
    const { app, say, residents } = webFake();
    const { post, call } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '1' });
    const me = residents()[0]!.id;
    for (let n = 2; n <= 250; n++) say(me, text(String(n)));
    const stream = await call('/api/events', { headers: { 'last-event-id': '40' } });
    const reading = readEvents(stream, count(215));
    for (let n = 251; n <= 255; n++) say(me, text(String(n)));
    expect(seqs(await reading)).toEqual(Array.from({ length: 215 }, (_, i) => 41 + i));
  });

  it('reads the log when a live message shows that some were missed', async () => {
    const { app, say, residents } = webFake();
    const { post, call } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '1' });
    const me = residents()[0]!.id;
    const reading = readEvents(await call('/api/events?after=1'), count(3));
    say(me, text('2'), true);
    say(me, text('3'), true);
    say(me, text('4'));
    expect(seqs(await reading)).toEqual([2, 3, 4]);
  });

  it('finds what another process wrote at the next heartbeat', async () => {
    const { app, say, residents } = webFake(undefined, { heartbeatMs: 20 });
    const { post, call } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '1' });
    const reading = readEvents(await call('/api/events?after=1'), count(1));
    say(residents()[0]!.id, text('2'), true);
    expect(seqs(await reading)).toEqual([2]);
  });

  it('leaves no listener behind when the page goes while its resident is looked up', async () => {
    const listening = new Set<object>();
    const looking = Promise.withResolvers<void>();
    const found = Promise.withResolvers<void>();
    const fake = webFake(undefined, { heartbeatMs: 20 });
    const { post, call } = await webClient(fake.app);
    const { residentByAddress } = fake.deps.log;
    const { subscribe } = fake.deps.live;
    let looks = 0;
    fake.deps.live.subscribe = (resident, listener) => {
      listening.add(listener);
      const stop = subscribe(resident, listener);
      return () => {
        listening.delete(listener);
        stop();
      };
    };
    fake.deps.log.residentByAddress = async (channel, address) => {
      if (++looks === 1) return undefined;
      looking.resolve();
      await found.promise;
      return residentByAddress(channel, address);
    };
    const stream = await call('/api/events');
    await looking.promise;
    await stream.body!.cancel();
    await post('/api/messages', { clientId: id(), text: '1' });
    found.resolve();
    await vi.waitFor(() => expect(listening.size).toBe(0));
    await call('/api/session');
    expect(listening.size).toBe(0);
  });

  it('keeps order and misses nothing while history and live messages race', async () => {
    const { app, say, residents, deps } = webFake();
    const { post, call } = await webClient(app);
    await post('/api/messages', { clientId: id(), text: '1' });
    const me = residents()[0]!.id;
    const read = deps.log.messagesAfter;
    // Each reading of the log takes a while, and messages arrive in the middle of it.
    let n = 1;
    deps.log.messagesAfter = async (...args) => {
      const before = await read(...args);
      for (let burst = 0; burst < 3 && n < 40; burst++) say(me, text(String(++n)));
      await new Promise((resolve) => setImmediate(resolve));
      return before;
    };
    const reading = readEvents(await call('/api/events?after=0'), count(40));
    await vi.waitFor(
      () => {
        if (n < 40) say(me, text(String(++n)));
        expect(n).toBe(40);
      },
      { interval: 1, timeout: 10_000 },
    );
    expect(seqs(await reading)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('shows one resident nothing of another', async () => {
    const { app, say, residents } = webFake();
    const [a, b] = [await webClient(app), await webClient(app)];
    await a.post('/api/messages', { clientId: id(), text: 'a' });
    await b.post('/api/messages', { clientId: id(), text: 'b' });
    const reading = readEvents(await a.call('/api/events'), count(2));
    say(residents()[1]!.id, text('for b'));
    say(residents()[0]!.id, text('for a'));
    expect((await reading).map((e) => e.data).join()).not.toContain('for b');
  });

  it('ends with the server', async () => {
    const { app } = webFake();
    const { call } = await webClient(app);
    const reading = readEvents(await call('/api/events'), () => false);
    app.close();
    expect((await reading).map((e) => e.event)).toEqual(['ping']);
  });

  it('lets go of the resident when the browser goes away', async () => {
    const fake = webFake();
    const { post, cookie } = await webClient(fake.app);
    await post('/api/messages', { clientId: id(), text: '1' });
    const subscribe = fake.deps.live.subscribe;
    let listening = 0;
    fake.deps.live.subscribe = (...args) => {
      const stop = subscribe(...args);
      listening++;
      return () => {
        listening--;
        stop();
      };
    };
    const server = await serveHttp(fake.app, 0);
    const gone = new AbortController();
    const stream = await fetch(`${server.url}/api/events`, { headers: { cookie }, signal: gone.signal });
    const reading = readEvents(stream, () => false).catch(() => undefined);
    await vi.waitFor(() => expect(listening).toBe(1));
    gone.abort();
    await reading;
    await vi.waitFor(() => expect(listening).toBe(0));
    await server.close();
  });

  it('lets the oldest of too many tabs go', async () => {
    const { app } = webFake();
    const { call } = await webClient(app);
    const first = readEvents(await call('/api/events'), () => false);
    const others = await Promise.all(Array.from({ length: 8 }, () => call('/api/events')));
    await first;
    app.close();
    await Promise.all(others.map((response) => response.body?.cancel()));
  });
});
