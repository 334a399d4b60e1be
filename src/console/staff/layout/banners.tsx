import type { Me } from '../../../contracts/console/session.ts';
import { text } from '../text.ts';

/** Says on every page that what is shown is not real. */
export function Banners({ me }: { me: Pick<Me, 'demo' | 'sample'> }) {
  if (!me.demo && !me.sample) return null;
  return <output className="banner">{me.demo ? text.demo : text.sample}</output>;
}
