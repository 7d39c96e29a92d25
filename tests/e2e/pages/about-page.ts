import type { Locator, Page } from '@playwright/test';

/** 说明与依据. */
export class AboutPage {
  constructor(private readonly page: Page) {}

  /** What is said about one edition of a catalogue. */
  edition({ title, version }: { title: string; version: string }): Locator {
    const section = this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
    return section.filter({ hasText: `版本 ${version}，` });
  }
}
