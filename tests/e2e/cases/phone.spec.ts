// A phone of 360 × 740 points.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, MIXED, answers, text } from '../helpers/drafts';

const SIZE = { width: 360, height: 740 };

// Everything answered but the last two items of A and the first of B.
const filled = answers(MIXED);
for (const id of ['SS-A4-03', 'SS-A4-04', 'SS-B1-01']) filled.delete(id);
const DRAFT = erhao({ items: filled, name: '满洲里市扎赉诺尔区二号建筑石料矿 2026 年上半年（副本）' });

test.use({ viewport: SIZE, isMobile: true, hasTouch: true, deviceScaleFactor: 2, drafts: [text(DRAFT)] });

const PLACES = ['', 'new', 'new/erhao', 'new/other', 'about', 'keeping', 'nowhere', 'd/none/profile'];
const STEPS = ['profile', 'preconditions', ...'ABCDEF'.split('').map((letter) => `items/${letter}`), 'boundary', 'result', 'plan', 'annual', 'export', 'table'];

/** What sticks out at the right, if anything makes the page scroll sideways. */
async function sideways(page: Page) {
  return page.evaluate((width) => {
    const isScrolledInside = (element: Element) => element.parentElement?.closest('.scroll') != null;
    const outside = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const wide = document.scrollingElement!.scrollWidth > width;
    return wide ? outside.filter((element) => !isScrolledInside(element)).map((element) => `${element.tagName}.${element.className}`) : [];
  }, SIZE.width);
}

/** Controls smaller than 24 × 24 points (WCAG 2.2, 2.5.8); links within a sentence are exempt. */
async function smallTargets(page: Page) {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('button, a.button, a.card, nav a, summary, select, textarea, input');
    const small: string[] = [];
    for (const control of controls) {
      const target = control.matches('[type=radio], [type=checkbox]') ? (control.closest('label') ?? control) : control;
      if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('.visually-hidden')) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < 24 || height < 24) small.push(`${target.tagName} “${target.textContent?.trim().slice(0, 20)}” ${width.toFixed(0)} × ${height.toFixed(0)}`);
    }
    return small;
  });
}

test('no page scrolls sideways, and no control is smaller than 24 × 24 points', async ({ app, page }) => {
  for (const place of [...PLACES, ...STEPS.map((step) => `d/${DRAFT.id}/${step}`)]) {
    await app.open(place);
    // What is folded has to fit as well.
    await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
    expect.soft(await sideways(page), place).toEqual([]);
    expect.soft(await smallTargets(page), place).toEqual([]);
  }
});

test('the bottom bar leads to every step', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await expect(app.frame.bottomBar).toBeVisible();
  await expect(app.frame.menu).toContainText('矿山概况');
  for (const [step, heading] of [
    ['先决条件', '先决条件'],
    ['C 资源综合利用', '指标自评 C 资源综合利用'],
    ['矿区范围', '矿区范围'],
    ['结果与整改', '结果与整改'],
    ['整改计划', '整改计划'],
    ['年度报告', '年度报告'],
    ['导出', '导出'],
    ['矿山概况', '矿山概况'],
  ] as const) {
    await app.frame.menu.tap();
    await expect(app.frame.steps).toBeVisible();
    await app.frame.step(step).tap();
    await expect(app.heading).toHaveText(heading);
    await expect(app.frame.steps, 'a chosen step closes the menu').toBeHidden();
  }
});

test('the bottom bar shows the score, and an answer moves it', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/items/A`);
  const score = app.frame.bottomBar.locator('.bottom-score');
  await expect(score).toBeVisible();
  await expect(score).toHaveText(/^[\d.]+–[\d.]+ 分$/);
  const before = await score.innerText();
  const card = app.items.card('SS-A4-03');
  await card.choice('露天裸堆', 0).tap();
  await expect(card.outcome).toContainText('0 / 1');
  await expect(score).not.toHaveText(before);
  await app.frame.expectSaved();
});

test('the next unanswered item is one tap away, over categories, and nothing covers it', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/items/A`);
  for (const id of ['SS-A4-03', 'SS-A4-04', 'SS-B1-01']) {
    await app.frame.bottomBar.getByRole('link', { name: '下一未答' }).tap();
    const card = app.items.card(id);
    await expect(page).toHaveURL(new RegExp(`/items/${id}$`));
    await expect(card.root).toBeFocused();
    await expect(card.root.getByRole('heading')).toBeInViewport({ ratio: 1 });
    const covered = () =>
      card.root.getByRole('heading').evaluate((heading) => {
        const { x, y, width, height } = heading.getBoundingClientRect();
        return !heading.contains(document.elementFromPoint(x + width / 4, y + height / 2));
      });
    await expect.poll(covered, `${id} is under the top bar`).toBe(false);
  }
});

test('an item is answered with the thumb: choose, count, type', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/items/A`);
  await app.items.card('SS-A4-03').choice('个别堆体覆盖不全', 0.5).tap();
  await expect(app.items.card('SS-A4-03').outcome).toContainText('0.5 / 1');
  const count = app.items.card('SS-A2-03');
  await count.oneMore('设施破损失修').tap();
  await expect(count.faultCount('设施破损失修')).toHaveValue('3');
  await expect(count.outcome).toContainText('0.25 / 1.5');
  const noise = app.items.card('SS-A4-04');
  await noise.answer({ type: 'inputs', inputs: { day: '58', dlimit: '60' }, points: 1 });
  await expect(noise.outcome).toContainText('1 / 1');
});
