import type { Place } from '../../contracts/answer.ts';
import { text } from '../text.ts';

const dial = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** As many as a person compares; the others are a press away. */
const FIRST = 2;

/** Where to go, with a number to press. */
export function Places({ places }: { places: readonly Place[] }) {
  const others = places.slice(FIRST);
  return (
    <>
      <PlaceList places={places.slice(0, FIRST)} />
      {others.length > 0 && (
        <details className="more">
          <summary>{text.answer.morePlaces(others.length)}</summary>
          <PlaceList places={others} />
        </details>
      )}
    </>
  );
}

function PlaceList({ places }: { places: readonly Place[] }) {
  return (
    <ul className="places">
      {places.map((place) => (
        <li key={place.key}>
          <strong>{place.name}</strong>
          {place.address && <span>{`${text.answer.address}：${place.address}`}</span>}
          {place.hours && <span>{`${text.answer.hours}：${place.hours}`}</span>}
          {place.phone && /\d{3}/.test(place.phone) && (
            <a className="call" href={dial(place.phone)}>
              {text.answer.call(place.phone)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
