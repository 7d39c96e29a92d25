import type { Locator, Page } from '@playwright/test';

/** 说明与依据. */
export class AboutPage {
  constructor(private readonly page: Page) {}

  /** What is said about one catalogue. */
  catalogue(title: string): Locator {
    return this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }
}
