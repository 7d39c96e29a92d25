import type { Locator, Page } from '@playwright/test';

/** 结果与整改. */
export class ResultPage {
  readonly conclusion: Locator;
  readonly mustFix: Locator;
  readonly total: Locator;
  readonly arithmetic: Locator;
  readonly binding: Locator;
  readonly lost: Locator;
  readonly preconditions: Locator;

  constructor(private readonly page: Page) {
    this.conclusion = page.locator('.conclusion');
    this.mustFix = this.section('必须整改');
    this.total = this.section('六类指标').locator('.total-value');
    this.arithmetic = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '算式' }) });
    this.binding = this.section('约束性指标');
    this.lost = this.section('失分明细');
    this.preconditions = this.section('先决条件');
  }

  private section(title: string): Locator {
    return this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** The word of the conclusion. */
  get word() {
    return this.conclusion.getByRole('heading');
  }

  /** A row of the arithmetic: category, sum, score, floor, state. */
  row(name: string): Locator {
    return this.arithmetic.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}
