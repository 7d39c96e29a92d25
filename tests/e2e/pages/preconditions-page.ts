import type { Locator, Page } from '@playwright/test';
import { PreconditionCard } from '../controls/precondition-card';
import { type Precondition, quarry } from '../helpers/catalogue';

/** 先决条件. */
export class PreconditionsPage {
  readonly veto: Locator;
  readonly cards: Locator;

  constructor(private readonly page: Page) {
    this.veto = page.locator('.callout').filter({ has: page.getByRole('heading', { name: '不具备申报条件' }) });
    this.cards = page.getByRole('article');
  }

  card(precondition: Precondition | string): PreconditionCard {
    const found = typeof precondition === 'string' ? quarry.preconditions.find((one) => one.id === precondition)! : precondition;
    return new PreconditionCard(this.page, found);
  }

  department(name: string): Locator {
    return this.page.getByRole('group', { name: '按部门看' }).getByRole('button', { name, exact: true });
  }
}
