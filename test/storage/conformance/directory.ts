import { describe, expect, it } from 'vitest';
import type { AreaId, PersonId } from '../../../src/core/ids.ts';
import type { MakeWorld } from '../world.ts';

const area = (id: string, parent?: string, name = id) => ({
  id: id as AreaId,
  kind: 'community',
  name,
  parent: parent as AreaId | undefined,
});
const person = (id: string, ...areas: string[]) => ({
  id: id as PersonId,
  name: id,
  role: 'adviser',
  areas: areas as AreaId[],
});

export function directoryTests(makeWorld: MakeWorld): void {
  describe('directory', () => {
    it('follows the files: adds, renames, retires', async () => {
      const { storage } = await makeWorld();
      await storage.syncDirectory({
        areas: [area('east', 'street'), area('street')],
        people: [person('zhou', 'east', 'street', 'east'), person('li', 'east')],
      });
      expect(await storage.people()).toEqual([person('li', 'east'), person('zhou', 'east', 'street')]);
      const after = {
        areas: [area('street'), area('west', 'street'), area('east', undefined, '东社区')],
        people: [person('zhou', 'west')],
      };
      await storage.syncDirectory(after);
      await storage.syncDirectory(after);
      expect(await storage.areas()).toEqual([
        area('east', undefined, '东社区'),
        area('street'),
        area('west', 'street'),
      ]);
      expect(await storage.people()).toEqual([person('zhou', 'west')]);
    });

    it('leaves references out that lead nowhere or in a circle', async () => {
      const { storage } = await makeWorld();
      await storage.syncDirectory({
        areas: [area('a', 'b'), area('b', 'a'), area('c', 'nowhere')],
        people: [person('zhou', 'nowhere', 'c')],
      });
      expect(await storage.areas()).toEqual([area('a', 'b'), area('b'), area('c')]);
      expect(await storage.people()).toEqual([person('zhou', 'c')]);
    });
  });
}
