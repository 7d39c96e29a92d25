import type { Locator, Page } from '@playwright/test';
import { textField } from '../controls/text-field';

/** 新建自评: the list of mines, then one mine with its track. */
export class NewPage {
  readonly search: Locator;
  readonly found: Locator;
  readonly other: Locator;
  readonly track: Locator;
  readonly begin: Locator;

  constructor(private readonly page: Page) {
    this.search = textField(page, '按矿山名称、曾用名、采矿权人或许可证号查找');
    this.found = page.locator('.picks').getByRole('listitem');
    this.other = page.getByRole('link', { name: /^其他矿山/ });
    this.track = page.locator('section').filter({ has: page.getByRole('heading', { name: /^评价路径：/ }) });
    this.begin = page.getByRole('button', { name: '开始自评' });
  }

  mine(name: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  /** A registered fact with its mark. */
  fact(name: string): Locator {
    return this.page.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) }).getByRole('definition');
  }

  field(label: string): Locator {
    return textField(this.page, label);
  }

  select(label: string): Locator {
    return this.page.getByRole('combobox', { name: label });
  }
}
