import type { AreaId, PersonId } from '../core/ids.ts';
import type { DirectoryPerson } from '../knowledge/directory.ts';

export type Role = DirectoryPerson['role'];

/**
 * How far a right reaches. `own`: what they hold or were given. `area`: that, and what lies in their areas or under them.
 * `all`: everything. Each includes the one before it.
 */
export type Scope = 'own' | 'area' | 'all';

type Grant = Readonly<Partial<Record<Role, Scope>>>;
const everyone = (scope: Scope): Grant => ({
  adviser: scope,
  mediator: scope,
  staff: scope,
  administrator: scope,
});

/**
 * Who may do what: the only place. A role that is not named may not. The administrator keeps the service running and
 * sees counts, never what a resident wrote; what two sides told a mediator apart is the mediator's alone.
 */
const RIGHTS = {
  // 工作台
  'desk.use': { adviser: 'own', mediator: 'own', staff: 'area' },
  'matter.take': { adviser: 'area', mediator: 'area', staff: 'area' },
  'matter.read': { adviser: 'own', mediator: 'own', staff: 'area' },
  'matter.write': { adviser: 'own', mediator: 'own', staff: 'own' },
  'matter.assign': { adviser: 'own', mediator: 'own', staff: 'area' },
  // 调解
  'mediation.open': { adviser: 'own', mediator: 'area', staff: 'area' },
  'mediation.read': { adviser: 'own', mediator: 'own', staff: 'area' },
  'mediation.handle': { mediator: 'own' },
  'mediation.assign': { mediator: 'own', staff: 'area' },
  'mediation.private-talk': { mediator: 'own' },
  // 台账
  'ledger.read': { adviser: 'own', mediator: 'own', staff: 'area' },
  'ledger.export': { staff: 'area' },
  // 统计、年度报告
  'figures.read': { adviser: 'own', mediator: 'own', staff: 'area', administrator: 'all' },
  'report.read': { staff: 'area', administrator: 'all' },
  'report.freeze': { staff: 'area' },
  // 活动登记
  'outreach.read': { adviser: 'own', mediator: 'own', staff: 'area' },
  'outreach.write': { adviser: 'own', mediator: 'own', staff: 'area' },
  'outreach.import': { staff: 'area' },
  // 值班与人员
  'roster.read': everyone('area'),
  'roster.write': { staff: 'area', administrator: 'all' },
  'people.read': everyone('area'),
  'people.write': { administrator: 'all' },
  // 知识库
  'knowledge.read': everyone('all'),
  'knowledge.write': { staff: 'all', administrator: 'all' },
  // What residents asked and got no answer to, in their own words.
  'knowledge.questions': { staff: 'area' },
  // 设置与运行
  'settings.read': { administrator: 'all' },
  'accounts.manage': { administrator: 'all' },
  'audit.read': { administrator: 'all' },
  'backup.make': { administrator: 'all' },
} as const satisfies Record<string, Grant>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as Action[];

/** Who asks. `areas`: those they serve and all that lie under them; see who.ts. */
export interface Who {
  person: PersonId;
  role: Role;
  areas: readonly AreaId[];
  /** They serve a street or more: what belongs to no community is theirs as well. */
  street: boolean;
}

/** What is asked about. Who holds it, who was given it, where it lies (undefined: nowhere yet, so with the street). */
export interface Subject {
  area?: AreaId | undefined;
  holder?: PersonId | undefined;
  given?: readonly PersonId[] | undefined;
}

/** How far this role's right reaches; undefined: it has none. Lists are filtered by it. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  const grant: Grant = RIGHTS[action];
  return grant[role];
}

export function isOwn(person: PersonId, { holder, given }: Subject): boolean {
  return holder === person || (given?.includes(person) ?? false);
}

export function inAreas(who: Pick<Who, 'areas' | 'street'>, area: AreaId | undefined): boolean {
  return area === undefined ? who.street : who.areas.includes(area);
}

/** Without a subject: whether there is anything at all they may do it to. */
export function may(who: Who, action: Action, subject?: Subject): boolean {
  const scope = scopeOf(who.role, action);
  if (scope === undefined) return false;
  if (subject === undefined || scope === 'all') return true;
  return isOwn(who.person, subject) || (scope === 'area' && inAreas(who, subject.area));
}
