import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

import type { Role } from './role';

interface PageRoute {
  /** Below the app's own address. */
  path: string;
  Page: LazyExoticComponent<ComponentType>;
  /** Who less than `minimum` is told that `called` needs it. Everybody may open a page without one. */
  guard?: { minimum: Role; called: string };
}

const forAdmins = (called: string) => ({ minimum: 'Admin' as const, called });
const forEditors = (called: string) => ({ minimum: 'Editor' as const, called });

/** Each page is a file of its own in the browser, fetched when it is first opened. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  {
    path: 'reports',
    Page: lazy(async () => ({ default: (await import('../pages/report-list/ReportListPage')).ReportListPage })),
  },
  {
    path: 'reports/per-number',
    Page: lazy(async () => ({ default: (await import('../pages/calls/PerNumberPage')).PerNumberPage })),
  },
  {
    path: 'reports/call-list',
    Page: lazy(async () => ({ default: (await import('../pages/calls/CallListPage')).CallListPage })),
  },
  {
    path: 'reports/:name',
    Page: lazy(async () => ({ default: (await import('../pages/reports/ReportPage')).ReportPage })),
  },
  {
    path: 'alerts',
    Page: lazy(async () => ({ default: (await import('../pages/alerts/AlertsPage')).AlertsPage })),
  },
  {
    path: 'schedules',
    Page: lazy(async () => ({ default: (await import('../pages/schedules/SchedulesPage')).SchedulesPage })),
    guard: forEditors('Schedules'),
  },
  {
    path: 'schedules/:id',
    Page: lazy(async () => ({ default: (await import('../pages/schedules/SchedulePage')).SchedulePage })),
    guard: forEditors('Schedules'),
  },
  {
    path: 'runs/*',
    Page: lazy(async () => ({ default: (await import('../pages/runs/RunsPage')).RunsPage })),
    guard: forEditors('Runs and files'),
  },
  {
    path: 'contacts/*',
    Page: lazy(async () => ({ default: (await import('../pages/contacts/ContactsPage')).ContactsPage })),
    guard: forEditors('Contacts'),
  },
  {
    path: 'templates',
    Page: lazy(async () => ({ default: (await import('../pages/templates/TemplatesPage')).TemplatesPage })),
    guard: forEditors('Templates'),
  },
  {
    path: 'templates/:id',
    Page: lazy(async () => ({ default: (await import('../pages/templates/TemplatePage')).TemplatePage })),
    guard: forEditors('Templates'),
  },
  {
    path: 'mail-server/*',
    Page: lazy(async () => ({ default: (await import('../pages/mail-server/MailServerPage')).MailServerPage })),
    guard: forEditors('Mail server'),
  },
  {
    path: 'sources/*',
    Page: lazy(async () => ({ default: (await import('../pages/sources/SourcesPage')).SourcesPage })),
    guard: forEditors('Sources'),
  },
  {
    path: 'reference/*',
    Page: lazy(async () => ({ default: (await import('../pages/reference/ReferencePage')).ReferencePage })),
    guard: forEditors('Reference data'),
  },
  {
    path: 'storage/*',
    Page: lazy(async () => ({ default: (await import('../pages/storage/StoragePage')).StoragePage })),
    guard: forEditors('Storage'),
  },
  {
    path: 'access/*',
    Page: lazy(async () => ({ default: (await import('../pages/access/AccessPage')).AccessPage })),
    guard: forAdmins('Access'),
  },
  {
    path: 'tokens/*',
    Page: lazy(async () => ({ default: (await import('../pages/tokens/TokensPage')).TokensPage })),
    guard: forAdmins('Tokens'),
  },
  {
    path: 'audit/*',
    Page: lazy(async () => ({ default: (await import('../pages/audit/AuditPage')).AuditPage })),
    guard: forAdmins('Audit'),
  },
];
