import type { Locator, Page } from '@playwright/test';

/** 读回表格. */
export class TablePage {
  readonly preview: Locator;
  readonly changes: Locator;
  readonly refused: Locator;
  readonly apply: Locator;
  readonly discard: Locator;
  readonly status: Locator;

  constructor(private readonly page: Page) {
    this.preview = page.getByRole('region', { name: /^读出/ });
    this.changes = page.locator('table.changes tbody tr');
    this.refused = this.preview.locator('.callout.bad').getByRole('listitem');
    this.apply = page.getByRole('button', { name: /^按表格改这/ });
    this.discard = page.getByRole('button', { name: '不改' });
    this.status = page.getByRole('main').getByRole('status').filter({ hasText: /./ });
  }

  async choose(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.page.getByLabel('选择表格').setInputFiles(file);
  }
}
