import type { DeskChoices } from '../../../../contracts/console/desk.ts';
import { text } from '../text.ts';

type Canned = DeskChoices['canned'];

/** Those whose name or words hold what follows the `/`; without one, all. */
export function cannedFor(canned: Canned, typed: string): Canned {
  const wanted = typed.startsWith('/') ? typed.slice(1).trim() : '';
  return canned.filter(({ name, text: said }) => name.includes(wanted) || said.includes(wanted));
}

/** The list over the box; the keys that move in it are the box's. */
export function CannedMenu({
  offered,
  marked,
  choose,
}: {
  offered: Canned;
  marked: number;
  choose: (text: string) => void;
}) {
  return (
    <ul className="canned" aria-label={text.write.canned}>
      {offered.length === 0 && <li className="muted">{text.write.cannedEmpty}</li>}
      {offered.map(({ name, text: said }, i) => (
        <li key={name}>
          <button
            type="button"
            className={i === marked ? 'is-marked' : undefined}
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(said)}
          >
            <strong>{name}</strong>
            <span>{said}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
