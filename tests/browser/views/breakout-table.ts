import { expect, Locator, Page } from '@playwright/test';

/** The table of figures, on a page and in a panel. */
export class BreakoutTableView {
  readonly grid: Locator;
  readonly status: Locator;

  constructor(scope: Page | Locator) {
    this.grid = scope.getByRole('treegrid').or(scope.getByRole('grid'));
    this.status = scope.getByRole('status').filter({ hasText: /\brows?\b/ });
  }

  header(column: string): Locator {
    return this.grid.getByRole('columnheader', { name: column, exact: true });
  }

  /** A row by its name; rows below others repeat names, so the first of them. */
  row(name: string): Locator {
    const titled = ['', ' ('].map((rest) => `[title${rest ? '^' : ''}=${JSON.stringify(name + rest)}]`);
    const heads = [...titled, `:text-is(${JSON.stringify(name)})`].map((test) => `[role="rowheader"]${test}`);
    return this.grid
      .getByRole('row')
      .filter({ has: this.grid.page().locator(heads.join()) })
      .first();
  }

  async names(): Promise<string[]> {
    const titles = await this.grid
      .getByRole('rowheader')
      .evaluateAll((cells) => cells.flatMap((cell) => cell.getAttribute('title') ?? []));
    return titles.map((title) => title.replace(/ \([^()]*\)$/, ''));
  }

  async cell(rowName: string, column: string): Promise<string> {
    const columns = await this.columns();
    const place = columns.indexOf(column);
    expect(place, `${column} is among ${columns.join(', ')}`).toBeGreaterThan(0);
    return (await this.row(rowName).locator('> *').nth(place).innerText()).trim();
  }

  /** The figures of a row by the names of their columns. */
  async figures(rowName: string): Promise<Record<string, string>> {
    const columns = await this.columns();
    const cells = await this.row(rowName).locator('> *').allInnerTexts();
    return Object.fromEntries(columns.map((column, place) => [column, cells[place].trim()]));
  }

  async columns(): Promise<string[]> {
    const sortable = this.grid.getByRole('columnheader').filter({ has: this.grid.page().getByRole('button') });
    return sortable.evaluateAll((headers) => headers.map((header) => header.getAttribute('aria-label') ?? ''));
  }

  async expand(name: string): Promise<void> {
    await this.grid
      .getByRole('button', { name: `Expand ${name}`, exact: true })
      .first()
      .click();
  }

  async sortBy(column: string): Promise<void> {
    await this.grid.getByRole('button', { name: `Sort by ${column}`, exact: true }).click();
  }

  async filter(column: string, text: string): Promise<void> {
    await this.grid.getByRole('textbox', { name: `Filter ${column}`, exact: true }).fill(text);
  }

  async waitForFigures(): Promise<void> {
    await expect(this.grid).toBeVisible();
    await expect(this.grid.locator('xpath=ancestor::*[@aria-busy][1]')).toHaveAttribute('aria-busy', 'false');
  }
}
