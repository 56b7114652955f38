import { expect, Locator, Page } from '@playwright/test';

import { APP_ID } from '../../../contract/plugin-ids';
import { BreakoutTableView } from './breakout-table';

export interface Span {
  from: Date;
  to: Date;
}

export class ReportsPageView {
  readonly table: BreakoutTableView;

  constructor(readonly page: Page) {
    this.table = new BreakoutTableView(page);
  }

  async open({ report = 'breakout', ...parameters }: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/a/${APP_ID}/reports/${report}?${new URLSearchParams(parameters)}`);
  }

  async openOver({ from, to }: Span, parameters: Record<string, string> = {}): Promise<void> {
    await this.open({ from: String(from.getTime()), to: String(to.getTime()), ...parameters });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  get downloadButton(): Locator {
    return this.button('Download CSV');
  }

  async choose(field: string, option: string): Promise<void> {
    await this.field(field).click();
    await this.page.getByRole('option', { name: option }).first().click();
    await this.page.keyboard.press('Escape');
  }

  async chooseReport(label: string): Promise<void> {
    await this.choose('Report', label);
    await expect(this.page.getByRole('heading', { name: label, level: 1 })).toBeVisible();
    await this.table.waitForFigures();
  }

  groups(): Promise<string[]> {
    return this.page.getByRole('list', { name: 'Row groups' }).getByRole('listitem').allInnerTexts();
  }

  group(label: string): Locator {
    return this.page
      .getByRole('list', { name: 'Row groups' })
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: `Row group ${label}`, exact: true }) });
  }
}
