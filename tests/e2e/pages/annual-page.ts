import type { Locator, Page } from '@playwright/test';
import { fieldBlock, textField } from '../controls/text-field';

/** 年度报告. */
export class AnnualPage {
  constructor(private readonly page: Page) {}

  field(label: string): Locator {
    return textField(this.page, label);
  }

  block(label: string): Locator {
    return fieldBlock(this.page, label);
  }

  /** A rate that is computed. */
  rate(label: string): Locator {
    return this.page.locator('.value').filter({ hasText: label });
  }
}
