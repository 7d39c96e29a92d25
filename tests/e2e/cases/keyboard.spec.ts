// From the start page to answers without a pointer.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

test.use({ drafts: [text(erhao())] });

/** Presses Tab until this has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press(key);
    await expectFocusVisible(page);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached with 40 presses of ${key}: ${wanted}`);
}

/** What has the focus shows it: by an outline of its own, or of the choice or label it belongs to. */
async function expectFocusVisible(page: Page) {
  const shown = await page.evaluate(() => {
    const focused = document.activeElement!;
    const bearers = [focused, focused.closest('label'), focused.id ? document.querySelector(`label[for="${CSS.escape(focused.id)}"]`) : null];
    const outlined = (element: Element | null) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    return focused !== document.body && bearers.some(outlined) ? '' : focused.outerHTML.slice(0, 200);
  });
  expect(shown, 'the focus should be visible').toBe('');
}

test('three items are answered from the start page with keys only', async ({ app, page }) => {
  await app.open();
  await tabTo(page, app.start.draft('二号建筑石料矿 2026').open);
  await page.keyboard.press('Enter');
  await expect(app.heading).toHaveText('矿山概况');
  await expect(app.heading).toBeFocused();

  await tabTo(page, app.frame.step('指标自评'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(app.heading).toHaveText('指标自评 A 矿区环境');
  await expect(app.heading).toBeFocused();

  // A level by its digit.
  const first = app.items.card('SS-A1-01');
  await tabTo(page, first.root.getByRole('radio').first());
  await page.keyboard.press('2');
  await expect(first.root.getByRole('radio').nth(1)).toBeChecked();
  await expect(first.outcome).toContainText('2 / 3');

  // The next unanswered one asks for amounts.
  await page.keyboard.press('n');
  const second = app.items.card('SS-A2-01');
  await expect(second.root).toBeFocused();
  await expectFocusVisible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.type('950');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1000');
  await expect(second.outcome).toContainText('1.5 / 2');
  await expect(second.input('已硬化主要运输道路长度'), 'digits in a field are no commands').toHaveValue('950');

  // A list of faults: digit 1 says that it was gone through, digit 2 that the first fault is there.
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  const third = app.items.card('SS-A2-02');
  await expect(third.root).toBeFocused();
  await page.keyboard.press('1');
  await expect(third.outcome).toContainText('1.5 / 1.5');
  await page.keyboard.press('2');
  await expect(third.outcome).toContainText('0.5 / 1.5');

  await page.keyboard.press('k');
  await expect(second.root).toBeFocused();
  await expectFocusVisible(page);
  await page.keyboard.press('k');
  await expect(first.root).toBeFocused();
  await page.keyboard.press('n');
  await expect(app.items.card('SS-A2-03').root).toBeFocused();
  await expect(app.frame.step('指标自评')).toContainText('3/55');
  await app.frame.expectSaved();
});

test('N goes on from the last answered item, around the end, to the first open one', async ({ app, page }) => {
  await app.open('d/erhao-1/items/F');
  const last = app.items.card('SS-F4-02');
  await last.root.focus();
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await expect(app.items.card('SS-A1-01').root).toBeFocused();
  await expect(app.heading).toHaveText('指标自评 A 矿区环境');
});

test('the first press of Tab offers to skip to the content', async ({ app, page }) => {
  await app.open('d/erhao-1/items');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(app.heading).toBeFocused();
  await expect(page).toHaveURL(/#\/d\/erhao-1\/items$/);
});
