import fc from 'fast-check';

const PATHS = [
  '/',
  '/kiosk',
  '/api/session',
  '/api/messages',
  '/api/actions',
  '/api/files',
  '/api/consultations',
  '/api/areas',
  '/api/topics',
  '/api/articles',
  '/api/passages/x',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
];

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    "'; DROP TABLE messages;--",
    '<script>alert(1)</script>',
    '__proto__',
    '法'.repeat(40_000),
  ),
);
const id = fc.oneof(fc.uuid(), hostileText);
const body = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ clientId: id, text: fc.oneof(fc.constant('离婚怎么办'), hostileText) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      clientId: id,
      action: fc.oneof(fc.constantFrom('human', 'area:x', 'useful:'), hostileText),
    }),
  },
  { weight: 2, arbitrary: fc.jsonValue() },
);
const serialised = fc.oneof(
  { weight: 4, arbitrary: body.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
const wild = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'DELETE', 'PUT', 'OPTIONS', 'HEAD'),
  path: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 1, arbitrary: fc.webPath() },
    { weight: 1, arbitrary: hostileText.map((t) => `/api/passages/${encodeURIComponent(t.toWellFormed())}`) },
    { weight: 1, arbitrary: fc.constantFrom('/api/passages/%', '/api/%E0%A4%A', '//', '/api/messages/%00') },
  ),
  query: fc.dictionary(
    fc.constantFrom('before', 'after', 'limit', 'statute', 'article', 'asOf', 'kiosk', 'x'),
    fc.oneof(fc.constantFrom('1', '-1', '1e9', '示例法', '第三条', '2026-01-01'), hostileText),
    { maxKeys: 3 },
  ),
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
    'x',
  ),
  cookie: fc.constantFrom('own', 'own', 'own', 'none', 'wrong'),
  body: serialised,
});

/** What the page sends, with hostile words in the right places. */
const own = { query: fc.constant({}), type: fc.constant('application/json'), cookie: fc.constant('own') };
const wellFormed = fc.oneof(
  fc.record({
    ...own,
    method: fc.constant('POST'),
    path: fc.constant('/api/messages'),
    body: fc
      .record({ clientId: fc.uuid(), text: fc.oneof(fc.constant('离婚怎么办'), hostileText) })
      .map((b) => JSON.stringify(b)),
  }),
  fc.record({
    ...own,
    method: fc.constant('POST'),
    path: fc.constant('/api/actions'),
    body: fc
      .record({ clientId: fc.uuid(), action: hostileText.map((t) => `area:${t}`.slice(0, 64)) })
      .map((b) => JSON.stringify(b)),
  }),
  fc.record({
    ...own,
    method: fc.constant('GET'),
    path: fc.constantFrom(
      '/api/messages',
      '/api/consultations',
      '/api/session',
      '/api/articles?statute=示例法&article=3',
    ),
    body: fc.constant(''),
  }),
);
export const hostileRequest = fc.oneof({ weight: 1, arbitrary: wellFormed }, { weight: 2, arbitrary: wild });

export type HostileRequest = typeof hostileRequest extends fc.Arbitrary<infer T> ? T : never;

export function toRequest(r: HostileRequest, cookie: string): Request {
  const query = Object.entries(r.query)
    .map(([k, v]) => `${k}=${encodeURIComponent(v.toWellFormed())}`)
    .join('&');
  const bodyless = r.method === 'GET' || r.method === 'HEAD';
  return new Request(`http://localhost${r.path}${query ? `?${query}` : ''}`, {
    method: r.method,
    headers: {
      ...(bodyless ? {} : { 'content-type': r.type }),
      ...(r.cookie === 'own'
        ? { cookie }
        : r.cookie === 'wrong'
          ? { cookie: 'falin=%%%; falin_kiosk=x' }
          : {}),
    },
    ...(bodyless ? {} : { body: r.body as string }),
  });
}
