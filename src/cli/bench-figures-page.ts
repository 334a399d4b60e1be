import type { App } from '../app.ts';
import { type Timed, timed } from '../bench/figures/ask-charts.ts';
import type { AskedScope } from '../bench/figures/scopes.ts';
import { localDate } from '../core/dates.ts';
import { Unavailable } from '../core/errors.ts';
import type { PersonId } from '../core/ids.ts';
import { serveHttp } from '../http/serve-http.ts';
import { monthOf, type Period, yearOf } from '../statistics/period.ts';

const API = '/api/console';
/** As in console/staff/figures/glance.tsx. */
const GLANCE =
  'consultations,visits,clock-received,consultations-closed,closed-in-time-rate,satisfaction-rate,cases-accepted,cases-agreed';

/** The page 统计 as a clerk of the street opens it: signed in, over HTTP, everything it asks for at once, until the last answer. */
export async function askPage(
  app: App,
  person: PersonId,
  scopes: readonly AskedScope[],
  against: Period,
  now: Date,
): Promise<Timed[]> {
  const server = await serveHttp(app.http, 0, '127.0.0.1');
  try {
    const cookie = await signIn(app, person, `http://127.0.0.1:${server.port}`);
    const get = async (path: string, query: Record<string, string> = {}): Promise<void> => {
      const url = `http://127.0.0.1:${server.port}${API}${path}?${new URLSearchParams(query)}`;
      const answer = await fetch(url, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
      const body = await answer.text();
      if (answer.status !== 200) throw new Unavailable(`统计页没有打开：${path} ${answer.status} ${body}`);
    };
    const today = localDate(now);
    const glances = [
      { from: today, to: today },
      { from: monthOf(today).from, to: today },
      { from: `${today.slice(0, 4)}-01-01`, to: today },
    ];
    const pages: Timed[] = [];
    for (const { name, scope, query } of scopes) {
      const { from, to } = scope;
      const beside = { againstFrom: against.from, againstTo: against.to };
      const open = () =>
        Promise.all([
          get('/figures/catalogue'),
          get('/figures/choices'),
          get('/figures', { ...query, from, to, ...beside }),
          get('/figures/consultations/trend', { ...query, from, to, by: 'month' }),
          get('/figures/consultations/trend', { ...query, ...against, by: 'month' }),
          ...glances.map((days) => get('/figures', { ...query, ...days, only: GLANCE })),
        ]);
      pages.push(await timed('统计页', name, open));
    }
    for (const { name, query } of scopes.filter(
      ({ scope }) => !scope.topic && !scope.person && !scope.channel,
    ))
      pages.push(
        await timed('年度报告页', name, () =>
          get('/report', { year: yearOf(Number(against.from.slice(0, 4))).from.slice(0, 4), ...query }),
        ),
      );
    return pages;
  } finally {
    await server.close();
  }
}

/** Gives the cookie of the session. */
async function signIn({ staff }: App, person: PersonId, url: string): Promise<string> {
  const { account, password } = await staff.accounts.create(person, undefined, { actor: 'system' });
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${API}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Unavailable(`登录不了：${await answer.text()}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { cookie, text: await answer.text() };
  };
  const signedIn = await post('/session', { name: account.name, password });
  const { csrf } = JSON.parse(signedIn.text) as { csrf: string };
  const fresh = `测速用的口令 ${password}`;
  const changed = await post(
    '/account/password',
    { old: password, fresh },
    { cookie: signedIn.cookie, 'x-csrf-token': csrf },
  );
  return changed.cookie;
}
