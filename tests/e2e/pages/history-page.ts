import type { Locator, Page } from '@playwright/test';

/** 历史版本. */
export class HistoryPage {
  readonly versions: Locator;

  constructor(page: Page) {
    this.versions = page.locator('.versions > li');
  }
}
