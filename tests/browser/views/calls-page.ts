import { Locator, Page } from '@playwright/test';

import { APP_ID } from '../../../contract/plugin-ids';
import { Span } from './reports-page';

/** The pages that list single calls. */
export class CallsPageView {
  constructor(readonly page: Page) {}

  async openOver(
    report: 'per-number' | 'call-list',
    { from, to }: Span,
    more: Record<string, string> = {}
  ): Promise<void> {
    const parameters = new URLSearchParams({ from: String(from.getTime()), to: String(to.getTime()), ...more });
    await this.page.goto(`/a/${APP_ID}/reports/${report}?${parameters}`);
  }

  table(label: string): Locator {
    return this.page.getByRole('grid', { name: label, exact: true });
  }

  section(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The rows of a table without its header and its filters. */
  rows(label: string): Locator {
    return this.table(label)
      .getByRole('row')
      .filter({ has: this.page.getByRole('gridcell'), hasNot: this.page.getByRole('textbox') });
  }

  /** The texts of one column, as far as its rows are in sight. */
  async column(label: string, name: string): Promise<string[]> {
    const names = await this.table(label)
      .getByRole('columnheader')
      .filter({ has: this.page.getByRole('button') })
      .evaluateAll((headers) => headers.map((header) => header.getAttribute('aria-label')));
    const rows = await this.rows(label).all();
    return Promise.all(
      rows.map(async (row) => (await row.getByRole('gridcell').nth(names.indexOf(name)).innerText()).trim())
    );
  }
}
