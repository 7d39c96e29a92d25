import type { Locator, Page } from '@playwright/test';

/** 比较与合并. */
export class ComparePage {
  readonly file: Locator;
  readonly differences: Locator;
  readonly into: Locator;
  readonly asNew: Locator;
  readonly allOther: Locator;
  readonly said: Locator;

  constructor(private readonly page: Page) {
    this.file = page.getByLabel('选择文件');
    this.differences = page.locator('.difference');
    this.into = page.getByRole('button', { name: '并入本草稿（可撤销）' });
    this.asNew = page.getByRole('button', { name: '合并成一份新草稿' });
    this.allOther = page.getByRole('button', { name: '全部选另一份' });
    this.said = page.locator('[aria-live] .callout');
  }

  async with(name: string) {
    const select = this.page.getByRole('combobox', { name: '与首页里的另一份草稿比较' });
    const option = await select.getByRole('option').filter({ hasText: name }).getAttribute('value');
    await select.selectOption(option);
  }

  difference(place: string): Locator {
    return this.differences.filter({ has: this.page.getByRole('heading', { name: new RegExp(`^${place}`) }) });
  }

  async take(place: string, side: string) {
    await this.difference(place).getByRole('radio', { name: side, exact: true }).check();
  }
}
