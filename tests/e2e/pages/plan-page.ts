import type { Locator, Page } from '@playwright/test';
import { fieldBlock, textField } from '../controls/text-field';

/** The measure about one thing. */
export class MeasureCard {
  constructor(readonly root: Locator) {}

  field(label: '措施' | '责任人' | '完成期限' | '资金' | '备注'): Locator {
    return textField(this.root, label);
  }

  block(label: string): Locator {
    return fieldBlock(this.root, label);
  }

  get state(): Locator {
    return this.root.getByRole('combobox', { name: '状态' });
  }

  get advised(): Locator {
    return this.root.getByRole('button', { name: '改回建议的措施' });
  }

  get mark(): Locator {
    return this.root.locator('.outcome');
  }
}

/** 整改计划. */
export class PlanPage {
  readonly progress: Locator;
  readonly groups: Locator;

  constructor(private readonly page: Page) {
    this.progress = page.locator('.plan-progress');
    this.groups = page.locator('.plan-group > h2');
  }

  measure(key: string): MeasureCard {
    return new MeasureCard(this.page.locator(`[id="measure-${key}"]`));
  }
}
