import { Result, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { type ConsolePage, PAGES } from '../pages.ts';
import { NotFoundView } from '../shared/fault-view.tsx';
import { BASE, usePlace } from '../shared/place.tsx';
import { useSigned } from '../shared/session.tsx';
import { text as shared } from '../shared/text.ts';
import { text } from '../text.ts';
import { PageBoundary } from './page-boundary.tsx';
import { Shell } from './shell.tsx';

const OWN = { path: 'me', label: text.account, Page: lazy(() => import('../account/account-page.tsx')) };

/** The page of the address, in the shell. Without a name it is the first one this person may open. */
export function CurrentPage() {
  const { may } = useSigned();
  const { path } = usePlace();
  const [name, ...rest] = path.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent);
  const pages = PAGES.filter((page) => may(page.right));
  const found: Pick<ConsolePage, 'path' | 'label' | 'Page'> | undefined =
    name === undefined ? (pages[0] ?? OWN) : [...pages, OWN].find((page) => page.path === name);
  const forbidden = !found && PAGES.some((page) => page.path === name);
  return (
    <Shell pages={pages} current={found}>
      {found && (
        <PageBoundary key={found.path}>
          <Suspense fallback={<Spin className="opening" description={text.opening} />}>
            <found.Page rest={rest} />
          </Suspense>
        </PageBoundary>
      )}
      {forbidden && (
        <Result status="info" title={shared.fault.forbidden} subTitle={shared.fault.forbiddenHint} />
      )}
      {!found && !forbidden && <NotFoundView />}
    </Shell>
  );
}
