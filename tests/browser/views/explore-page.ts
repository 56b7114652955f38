import { Locator, Page } from '@playwright/test';

import { Span } from './reports-page';

export class ExplorePageView {
  readonly result: Locator;

  constructor(readonly page: Page) {
    this.result = page.getByRole('region', { name: 'Result' });
  }

  async openOver({ from, to }: Span, query: object, variables: Record<string, string> = {}): Promise<void> {
    const range = { from: String(from.getTime()), to: String(to.getTime()) };
    const pane = { datasource: 'trunkline', queries: [{ refId: 'A', ...query }], range };
    const parameters = new URLSearchParams({ panes: JSON.stringify({ pane }), ...variables });
    await this.page.goto(`/explore?${parameters}`);
  }

  async add(field: string, option: string): Promise<void> {
    await this.page.getByLabel(field, { exact: true }).click();
    await this.page
      .getByRole('option', { name: new RegExp(`^${option}\\b(?! name)`) })
      .first()
      .click();
  }

  /** Filters the dimension offered first by the value suggested for what is typed. */
  async addFilter(search: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Filter', exact: true }).click();
    const values = this.page.getByLabel(/^Values/).last();
    await values.click();
    await values.fill(search);
    await this.page.getByRole('option', { name: value }).click();
    await this.page.keyboard.press('Escape');
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run query' }).click();
  }
}
