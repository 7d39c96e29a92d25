// 龙鲁 and the small-mine track: binding items only, met or not met, never a total (RULES §6).
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { answerTo } from '../helpers/answers';
import { allItems, itemsOf, mine, quarry } from '../helpers/catalogue';
import { erhao, text } from '../helpers/drafts';
import type { App } from '../pages/app';

const LONGLU = mine('longlu');
const asked = allItems(quarry).filter((item) => item.smallMine);

/** 龙鲁 with valid papers and every item answered, one of them as wished. */
const answered = (id: string, wishes: Parameters<typeof answerTo>[1] = {}) =>
  erhao({
    id: 'longlu-1',
    name: '龙鲁石料场 2026',
    items: new Map(asked.map((item) => [item.id, answerTo(item, item.id === id ? wishes : {})])),
    edit: ({ assessment }) => {
      assessment.registered = 'longlu';
      Object.assign(assessment.profile, {
        mineName: { value: LONGLU.name, source: 'typed' },
        scale: { value: '5', source: 'typed' },
        scaleClass: { value: '小型', source: 'typed' },
        serviceLife: { value: '2', source: 'typed' },
      });
      assessment.preconditions['SS-P12'] = { verdict: 'notMet' };
    },
  });

async function expectNoTotal(page: Page, where: string) {
  const shown = (await page.locator('body').innerText()).replaceAll('不计总分', '');
  expect(shown, where).not.toMatch(/[/÷]\s*100/);
  expect(shown, where).not.toContain('总分');
  await expect(page.locator('.total-value, .total-bar'), where).toHaveCount(0);
}

async function expectNoTotalAnywhere(app: App) {
  for (const step of ['矿山概况', '先决条件', '指标自评', '矿区范围', '结果与整改', '导出'] as const) {
    await app.frame.goTo(step);
    await expect(app.heading).toContainText(step);
    await expectNoTotal(app.page, step);
  }
}

test('the track of a small mine is derived from the register and explained before it begins', async ({ app }) => {
  await app.open('new/longlu');
  await expect(app.new.track.getByRole('heading')).toHaveText('评价路径：小型矿山路径');
  await expect(app.new.track).toContainText('只核先决条件和约束性指标，逐项给出达到或未达到，不计总分');
  await expect(app.new.track, 'the other class by 208号 is told').toContainText('按国土资发〔2004〕208号推算为中型');
  await app.new.begin.click();
  await expect(app.heading).toHaveText('矿山概况');
  await expectNoTotalAnywhere(app);
});

test.describe('with everything answered', () => {
  test.use({ drafts: [text(answered(''))] });

  test('only the 33 binding items are asked', async ({ app }) => {
    expect(asked).toHaveLength(33);
    await app.open('d/longlu-1/items');
    await expect(app.frame.step('指标自评')).toContainText('33/33');
    for (const category of quarry.categories) {
      await app.frame.goTo(`${category.letter} ${category.name}`);
      await expect(app.items.cards).toHaveCount(itemsOf(category).filter((item) => item.smallMine).length);
      await expect(app.items.cards.getByText('约束性', { exact: true })).toHaveCount(await app.items.cards.count());
    }
    await app.items.filter('约束性').click();
    await expect(app.items.cards).toHaveCount(33);
  });

  test('no step, and not the list of drafts, shows a total', async ({ app, page }) => {
    await app.open('d/longlu-1/profile');
    await expectNoTotalAnywhere(app);
    await app.open();
    await expect(app.start.draft('龙鲁石料场 2026').fact('得分')).toHaveText('不计总分');
    await expectNoTotal(page, 'list of drafts');
  });

  test('a short service life is information, not a failure', async ({ app }) => {
    await app.open('d/longlu-1/preconditions');
    await expect(app.preconditions.card('SS-P12').root).toContainText('小型矿山：本条只作提示，不影响结论');
    await expect(app.preconditions.veto).toHaveCount(0);
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('自评达到');
    await expect(app.result.preconditions.getByRole('row', { name: /剩余服务年限/ })).toContainText('不符合（只作提示）');
  });

  test('the result says 达到 or 未达到 and no points', async ({ app, page }) => {
    await app.open('d/longlu-1/result');
    const results = app.result.binding.getByRole('row').locator('td:last-child');
    await expect(results).toHaveCount(33);
    for (const result of await results.allInnerTexts()) expect(result).toMatch(/^(达到|未达到|不适用|未评)$/);
    await expect(page.getByRole('heading', { name: '六类指标' })).toHaveCount(0);
    await expect(app.result.binding.getByRole('columnheader', { name: '得分' })).toHaveCount(0);
  });
});

test.describe('with one binding item not met', () => {
  test.use({ drafts: [text(answered('SS-B1-03', { level: 'c' }))] });

  test('the conclusion is 自评未达到 and the item comes first', async ({ app }) => {
    await app.open('d/longlu-1/result');
    await expect(app.result.word).toHaveText('自评未达到');
    await expect(app.result.conclusion).toContainText('约束性指标有 1 项未达到，必须整改');
    await expect(app.result.mustFix.getByRole('listitem')).toHaveText([/^台阶与边坡参数（约束性）/]);
    await expect(app.result.binding.getByRole('row', { name: /台阶与边坡参数/ }).locator('td:last-child')).toHaveText('未达到');
  });
});
