import type { Place } from '../../contracts/answer.ts';
import type { AreaId } from '../../core/ids.ts';
import { type Directory, formatHours, type Service, serviceFor } from '../../knowledge/directory.ts';

/**
 * Where to go, nearest office first. Without a known community only what serves the whole street is
 * named: an address in the wrong community is worse than none.
 */
export function placesFor(directory: Directory, keys: readonly string[], area: AreaId | undefined): Place[] {
  const found = keys.flatMap((key) => {
    const service = area ? serviceFor(directory, key, area) : streetService(directory, key);
    return service ? [placeOf(service)] : [];
  });
  return found.slice(0, 4);
}

function streetService(directory: Directory, key: string): Service | undefined {
  const wide = new Set(
    directory.areas
      .filter((area) => area.kind === 'street' || area.kind === 'district')
      .map((area) => area.id),
  );
  return directory.services.find((service) => service.key === key && wide.has(service.area));
}

function placeOf(service: Service): Place {
  const hours = service.always ? '24 小时' : formatHours(service.hours);
  return {
    key: service.key,
    name: service.name,
    ...(service.address ? { address: service.address } : {}),
    ...(hours ? { hours } : {}),
    ...(service.phone ? { phone: service.phone } : {}),
  };
}
