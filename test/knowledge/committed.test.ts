import { beforeAll, describe, expect, it } from 'vitest';
import type { AreaId } from '../../src/core/ids.ts';
import { serviceFor } from '../../src/knowledge/directory.ts';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import { DATASET_LABELS } from '../../src/knowledge/topics.ts';

/** The knowledge that comes with the project. */
describe('the committed knowledge', () => {
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await loadKnowledge('knowledge');
  });

  it('loads without a problem', () => {
    expect(knowledge.problems).toEqual([]);
  });

  it('covers the twenty consultation labels', () => {
    expect(new Set(knowledge.topics.map((topic) => topic.datasetLabel))).toEqual(new Set(DATASET_LABELS));
    const ids = knowledge.topics.map((topic) => topic.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives every guide something to press, a source and enough ways of asking', () => {
    for (const guide of knowledge.guides) {
      expect(guide.questions.length, guide.id).toBeGreaterThanOrEqual(6);
      expect(guide.places.length, guide.id).toBeGreaterThan(0);
      expect(guide.articles.length, guide.id).toBeGreaterThan(0);
      expect(new Set(guide.questions).size, guide.id).toBe(guide.questions.length);
    }
  });

  it('finds every place a guide or topic names from every community', () => {
    const communities = knowledge.directory.areas.filter((area) => area.kind === 'community');
    expect(communities).toHaveLength(6);
    for (const key of [...knowledge.guides, ...knowledge.topics].flatMap((item) => item.places)) {
      for (const { id } of communities)
        expect(serviceFor(knowledge.directory, key, id as AreaId), key).toBeDefined();
    }
  });

  it('is plainly a sample: no phone number that could be somebody’s', () => {
    expect(knowledge.directory.sample).toBe(true);
    const phones = [
      ...knowledge.directory.people,
      ...knowledge.directory.rooms,
      ...knowledge.directory.services,
    ];
    for (const { phone } of phones) expect(phone ?? '12348').toMatch(/^(000-0000-\d{4}|\d{5})$/);
  });

  it('has an emergency script with a number for each danger, and never mediates domestic violence', () => {
    const of = (id: string) => knowledge.safety.find((emergency) => emergency.id === id);
    for (const id of [
      'domestic-violence',
      'suicide',
      'violence',
      'child-danger',
      'fraud',
      'unlawful-detention',
      'crowd',
    ]) {
      expect(of(id)?.script, id).toContain(of(id)?.numbers[0]?.number);
    }
    expect(of('domestic-violence')?.mediationAllowed).toBe(false);
  });
});
