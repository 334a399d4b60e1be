import type { ScopeQuery } from '../../contracts/console/figures.ts';
import { NONE } from '../../contracts/console/paging.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Action, Who } from '../../staff/rights.ts';
import type { Counted } from '../../statistics/counted.ts';
import { figureById } from '../../statistics/figures/catalogue.ts';
import { rowsOf } from '../../statistics/figures/figure.ts';
import { periodOf } from '../../statistics/period.ts';
import { reachOf } from '../../statistics/reach.ts';
import type { Scope } from '../../statistics/scope.ts';
import { badRequest } from '../errors.ts';

/** What somebody asks for, cut down to what they may see. */
export function scopeOfQuery(who: Who, action: Action, directory: Directory, query: ScopeQuery): Scope {
  return {
    ...periodOf(query.from, query.to),
    ...reachOf(who, action, directory, {
      ...query,
      area: query.area === undefined ? undefined : given(query.area),
    }),
    topic: query.topic === undefined ? undefined : given(query.topic),
    channel: query.channel,
  };
}

export function figureNamed(id: string) {
  const figure = figureById(id);
  if (!figure) throw badRequest(`没有这个指标：${id}`);
  return figure;
}

/** A value of an address as it is stored. */
export const given = (value: string): string => (value === NONE ? '' : value);

/** The rows behind a number, when a list is asked for them. */
export function behindOf(query: {
  figure?: string | undefined;
  key?: string | undefined;
  figureFrom?: string | undefined;
  figureTo?: string | undefined;
}): { of: Counted; scope: Scope; key?: string | undefined } | undefined {
  if (query.figure === undefined) return undefined;
  if (query.figureFrom === undefined || query.figureTo === undefined)
    throw badRequest('要说明是哪段时间的数字：figureFrom、figureTo');
  const of = rowsOf(figureNamed(query.figure));
  return {
    of,
    scope: periodOf(query.figureFrom, query.figureTo),
    key: query.key === undefined ? undefined : given(query.key),
  };
}

/** A download, streamed, under a name with Chinese in it (RFC 6266). */
export function download(
  body: BodyInit | ReadableStream<Uint8Array>,
  mediaType: string,
  name: string,
): Response {
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });
}
