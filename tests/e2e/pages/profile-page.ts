import type { Locator, Page } from '@playwright/test';
import { fieldBlock, textField } from '../controls/text-field';

/** 矿山概况. */
export class ProfilePage {
  readonly confirmAll: Locator;
  readonly unconfirmed: Locator;
  readonly confirmed: Locator;

  constructor(private readonly page: Page) {
    this.confirmAll = page.getByRole('button', { name: '已逐项核对，全部无误' });
    this.unconfirmed = page.getByText('规划载明，待核对', { exact: true });
    this.confirmed = page.getByText('规划载明，已核对', { exact: true });
  }

  field(label: string): Locator {
    return textField(this.page, label);
  }

  select(label: string): Locator {
    return this.page.getByRole('combobox', { name: label });
  }

  /** Label, badge, hint and findings of a fact. */
  block(label: string): Locator {
    return fieldBlock(this.page, label);
  }
}
