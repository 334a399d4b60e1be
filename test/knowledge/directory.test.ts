import { describe, expect, it } from 'vitest';
import type { AreaId } from '../../src/core/ids.ts';
import { areaChain, formatHours, serviceFor } from '../../src/knowledge/directory.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { knowledgeFolder, TOPICS } from './folder.ts';

const areas = `sample: true
areas:
  - {id: street, kind: street, name: 某街道}
  - {id: east, kind: community, name: 东社区, parent: street}
  - {id: east-1, kind: grid, name: 东一网格, parent: east}
`;
const services = `sample: true
services:
  - {key: mediation, name: 东社区调解室, area: east, does: 调解, address: 东路1号}
  - {key: mediation, name: 街道调解委员会, area: street, does: 调解, address: 街1号}
  - {key: court, name: 法庭, area: street, does: 起诉, address: 街9号}
`;

describe('the directory', () => {
  it('finds the nearest place: the community before the street', async () => {
    const dir = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'directory/areas.yaml': areas,
      'directory/services.yaml': services,
    });
    const { directory, problems } = await loadKnowledge(dir);
    expect(problems).toEqual([]);
    expect(directory.sample).toBe(true);
    const grid = 'east-1' as AreaId;
    expect(areaChain(directory, grid).map((area) => area.id)).toEqual(['east-1', 'east', 'street']);
    expect(serviceFor(directory, 'mediation', grid)?.name).toBe('东社区调解室');
    expect(serviceFor(directory, 'court', grid)?.name).toBe('法庭');
    expect(serviceFor(directory, 'zoo', grid)).toBeUndefined();
  });

  it("stops being a sample when the office's own areas replace the sample's", async () => {
    const base = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'directory/areas.yaml': areas,
      'directory/services.yaml': services,
    });
    const own = await knowledgeFolder({
      'directory/areas.yaml': areas.replace('sample: true', 'sample: false'),
    });
    expect((await loadKnowledge([base, own])).directory.sample).toBe(false);
  });

  it('names references that lead nowhere, with their line', async () => {
    const dir = await knowledgeFolder({
      'topics.yaml': TOPICS,
      'directory/areas.yaml': areas,
      'directory/services.yaml': services.replace('area: east,', 'area: west,'),
    });
    expect((await loadKnowledge(dir)).problems).toEqual([
      { file: 'directory/services.yaml', line: 3, reason: expect.stringContaining('west') },
    ]);
  });

  it('says opening hours as people do', () => {
    expect(
      formatHours([
        { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
        { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
        { days: [6], from: '09:00', to: '12:00' },
      ]),
    ).toBe('周一至周五 9:00–12:00、13:30–17:00；周六 9:00–12:00');
  });
});
