import type { Citation } from '../../../../contracts/answer.ts';
import type { ApiError, OpenedPassage } from '../../../../contracts/api.ts';
import type { OpenedArticle } from '../../../../contracts/reply.ts';
import { ApiFault } from '../../shared/api.ts';
import { text as shared } from '../../shared/text.ts';

export type Opened =
  | { type: 'article'; article: OpenedArticle }
  | { type: 'passage'; passage: OpenedPassage };

/** What a citation rests on: the article in the version in force on `day` (`YYYY-MM-DD`), or the guide's section. */
export async function openCitation(citation: Citation, day: string, signal: AbortSignal): Promise<Opened> {
  if (!citation.statute || !citation.article) {
    const passage = await get<OpenedPassage>(
      `/api/passages/${encodeURIComponent(citation.passageId)}`,
      signal,
    );
    return { type: 'passage', passage };
  }
  const query = new URLSearchParams({ statute: citation.statute, article: citation.article, asOf: day });
  const article = await get<OpenedArticle>(`/api/articles?${query}`, signal);
  return { type: 'article', article: { ...article, gist: article.gist ?? citation.gist } };
}

/** The law is public, as on the resident's page: no session, so not below /api/console. */
async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal }).catch((cause) => {
    if (signal.aborted) throw cause;
    throw new ApiFault('offline', shared.fault.offline, true);
  });
  if (response.ok) return (await response.json()) as T;
  const said = ((await response.json().catch(() => undefined)) as ApiError | undefined)?.error;
  throw new ApiFault(said?.code ?? 'server', said?.message ?? shared.fault.server, response.status >= 500);
}

/** As it is put into an answer: which article, and its words to the letter where they are installed. */
export function quoted({ label, text, gist }: OpenedArticle): string {
  if (text) return `${label}规定：「${text.trim()}」`;
  return gist ? `${label}（大意）：${gist}` : label;
}
