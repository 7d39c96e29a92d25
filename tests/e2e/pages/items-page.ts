import type { Locator, Page } from '@playwright/test';
import { ItemCard } from '../controls/item-card';
import { type Item, item } from '../helpers/catalogue';

/** 指标自评. */
export class ItemsPage {
  readonly cards: Locator;
  readonly search: Locator;

  constructor(private readonly page: Page) {
    this.cards = page.getByRole('article');
    this.search = page.getByRole('searchbox', { name: '在全部指标里查找' });
  }

  card(which: Item | string): ItemCard {
    return new ItemCard(this.page, typeof which === 'string' ? item(which) : which);
  }

  filter(name: '全部' | '未答' | '约束性' | '失分' | '待复核'): Locator {
    return this.page.getByRole('group', { name: '筛选' }).getByRole('button', { name, exact: true });
  }
}
