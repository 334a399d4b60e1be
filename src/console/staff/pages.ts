import {
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CommentOutlined,
  FileTextOutlined,
  IdcardOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface PageProps {
  /** What follows the page's own path in the address: `/console/desk/2026-000001` → ['2026-000001']. */
  rest: readonly string[];
}

export interface ConsolePage {
  /** Below /console; the page also gets everything under it. */
  path: string;
  label: string;
  /** In the menu together with others of this heading; undefined: above all headings. */
  group?: string;
  icon: ComponentType;
  /** An action of the server's table of rights (src/staff/rights.ts): without it the page is neither shown nor opened. */
  right: string;
  Page: LazyExoticComponent<ComponentType<PageProps>>;
}

const FIGURES = '台账与统计';
const MANAGE = '管理';

/**
 * The pages, in the menu's order: 工作台 desk, 调解 mediations, 台账 ledger, 统计 figures, 年度报告 reports, 活动登记 outreach,
 * 值班与人员 people, 知识库 knowledge, 设置与运行 settings, then those below. To add one: a folder `src/console/staff/<name>/` with
 * `<name>-page.tsx` (default export, takes PageProps) and its words in `text.ts`, and a line here. Links to it: <Link to="/console/<name>">.
 */
export const PAGES: readonly ConsolePage[] = [
  {
    path: 'desk',
    label: '工作台',
    icon: CommentOutlined,
    right: 'desk.use',
    Page: lazy(() => import('./desk/desk-page.tsx')),
  },
  {
    path: 'mediations',
    label: '调解',
    icon: TeamOutlined,
    right: 'mediation.read',
    Page: lazy(() => import('./mediations/mediations-page.tsx')),
  },
  {
    path: 'ledger',
    label: '台账',
    group: FIGURES,
    icon: TableOutlined,
    right: 'ledger.read',
    Page: lazy(() => import('./ledger/ledger-page.tsx')),
  },
  {
    path: 'figures',
    label: '统计',
    group: FIGURES,
    icon: BarChartOutlined,
    right: 'figures.read',
    Page: lazy(() => import('./figures/figures-page.tsx')),
  },
  {
    path: 'reports',
    label: '年度报告',
    group: FIGURES,
    icon: FileTextOutlined,
    right: 'report.read',
    Page: lazy(() => import('./reports/reports-page.tsx')),
  },
  {
    path: 'outreach',
    label: '活动登记',
    group: FIGURES,
    icon: CalendarOutlined,
    right: 'outreach.read',
    Page: lazy(() => import('./outreach/outreach-page.tsx')),
  },
  {
    path: 'people',
    label: '值班与人员',
    group: MANAGE,
    icon: ScheduleOutlined,
    right: 'people.read',
    Page: lazy(() => import('./people/people-page.tsx')),
  },
  {
    path: 'settings',
    label: '设置与运行',
    group: MANAGE,
    icon: SettingOutlined,
    right: 'settings.read',
    Page: lazy(() => import('./settings/settings-page.tsx')),
  },
  {
    path: 'accounts',
    label: '账号',
    group: MANAGE,
    icon: IdcardOutlined,
    right: 'accounts.manage',
    Page: lazy(() => import('./accounts/accounts-page.tsx')),
  },
  {
    path: 'audit',
    label: '审计',
    group: MANAGE,
    icon: AuditOutlined,
    right: 'audit.read',
    Page: lazy(() => import('./audit/audit-page.tsx')),
  },
];
