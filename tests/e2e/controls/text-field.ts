import type { Locator, Page } from '@playwright/test';
import { escaped } from '../helpers/text';

/** A labelled text field; an optional one says （选填） behind its label. */
export function textField(scope: Page | Locator, label: string): Locator {
  return scope.getByRole('textbox', { name: new RegExp(`^${escaped(label)}(（选填）)?$`) });
}

/** The block around a field: its label, badge, hint and findings. */
export function fieldBlock(scope: Page | Locator, label: string): Locator {
  const exact = new RegExp(`^${escaped(label)}(（选填）)?$`);
  const page = 'page' in scope ? scope.page() : scope;
  return scope.locator('.field').filter({ has: page.getByText(exact) });
}
