import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface OfficePerson {
  id: string;
  name: string;
  role: 'adviser' | 'mediator' | 'staff';
  areas: string[];
}

export interface Office {
  communities: readonly string[];
  people: readonly OfficePerson[];
}

const STREET = 'jiedao';
const COMMUNITIES = 10;
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const WEEKDAYS = [1, 2, 3, 4, 5];

/** A sub-district of ten communities: an adviser, a mediator and a clerk in each; two, one and two in the street. */
export function makeOffice(): Office {
  const communities = Array.from({ length: COMMUNITIES }, (_, i) => `sq${i + 1}`);
  const posts: [OfficePerson['role'], string][] = [
    ...communities.map((area) => ['adviser', area] as [OfficePerson['role'], string]),
    ['adviser', STREET],
    ['adviser', STREET],
    ...communities.map((area) => ['mediator', area] as [OfficePerson['role'], string]),
    ['mediator', STREET],
    ...communities.map((area) => ['staff', area] as [OfficePerson['role'], string]),
    ['staff', STREET],
    ['staff', STREET],
  ];
  const people = posts.map(([role, area], i) => ({
    id: `${role}-${area}-${i}`,
    name: `${[...FAMILY][i % FAMILY.length]}演练${i + 1}`,
    role,
    areas: [area],
  }));
  return { communities, people };
}

/** A mediation room in each community and one in the street. */
function roomsOf(office: Office) {
  return [...office.communities, STREET].map((area) => ({
    id: `room-${area}`,
    name: `${area === STREET ? '街道金牌' : area}调解室`,
    kind: area === STREET ? '金牌调解室' : '爱心调解室',
    area,
    address: '演练路1号',
    hours: [{ days: WEEKDAYS, from: '09:00', to: '17:00' }],
    mediators: office.people.filter((p) => p.role === 'mediator' && p.areas[0] === area).map(({ id }) => id),
  }));
}

/** As an office writes its own knowledge/directory. JSON is YAML. */
export async function writeOffice(office: Office, knowledgeDir: string): Promise<void> {
  const folder = join(knowledgeDir, 'directory');
  await mkdir(folder, { recursive: true });
  const files = {
    areas: {
      areas: [
        { id: STREET, kind: 'street', name: '演练街道' },
        ...office.communities.map((id, i) => ({
          id,
          kind: 'community',
          name: `演练${i + 1}社区`,
          parent: STREET,
        })),
      ],
    },
    people: { people: office.people },
    duty: {
      weekly: office.people.map(({ id, areas }) => ({
        person: id,
        area: areas[0],
        days: WEEKDAYS,
        from: '09:00',
        to: '17:00',
      })),
      exceptions: [],
    },
    rooms: { rooms: roomsOf(office) },
    services: {
      services: [
        {
          key: 'legal-service',
          name: '演练街道公共法律服务站',
          area: STREET,
          does: '免费法律咨询',
          hours: [{ days: WEEKDAYS, from: '09:00', to: '17:00' }],
        },
      ],
    },
    holidays: { days: [] },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, `${name}.yaml`), JSON.stringify(content, null, 1));
}
