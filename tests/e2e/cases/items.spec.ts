// The checklist: filters, search, what a card says, and answers of every kind (RULES §3, §4).
import { expect, test } from '../fixtures';
import { answerTo } from '../helpers/answers';
import { allItems, item, quarry } from '../helpers/catalogue';
import { answers, erhao, text } from '../helpers/drafts';

test.describe('with nothing answered', () => {
  test.use({ drafts: [text(erhao())] });

  test('the score is a range from nothing to everything, and answers narrow it', async ({ app }) => {
    await app.open('d/erhao-1/items');
    const total = app.frame.score.locator('.total-value');
    await expect(total).toHaveText(/^0(\.00)?–100(\.00)?$/);
    await app.items.card('SS-A1-01').answer(answerTo(item('SS-A1-01'), { level: 'd' }));
    await expect(total).toHaveText(/^0(\.00)?–97(\.00)?$/);
    await app.items.card('SS-A4-03').answer(answerTo(item('SS-A4-03')));
    await expect(total).toHaveText(/^1(\.00)?–97(\.00)?$/);
    await expect(app.frame.score).toContainText('约束性 1/33 达到');
  });

  test('a card shows requirement, scoring, evidence, the small quarry’s way and the basis with its certainty', async ({ app }) => {
    await app.open('d/erhao-1/items');
    const { root } = app.items.card('SS-A2-02');
    await expect(root).toContainText('约束性');
    for (const fold of ['怎么打分', '要准备什么', '小矿怎么做', '依据']) {
      const summary = root.locator('summary', { hasText: fold });
      await summary.click();
      await expect(summary.locator('xpath=..').locator(':scope > :not(summary)').first()).toBeVisible();
    }
    await expect(root.locator('.certainty').first()).toHaveText(/规划载明|公开文件（已读）|公开标准（凭记忆，待核）|编制/);
  });

  test('counted faults move the score, never under zero, and what is no count stays and is told', async ({ app, page }) => {
    await app.open('d/erhao-1/items');
    const card = app.items.card('SS-A2-03');
    await card.faultCount('设施破损失修').fill('无');
    await card.faultCount('设施破损失修').press('Tab');
    await expect(card.checked, 'what is no number says nothing').not.toBeChecked();
    await card.oneMore('设施破损失修').click();
    await expect(card.checked, 'counting says that the list was gone through').toBeChecked();
    await expect(card.outcome).toContainText('1.25 / 1.5');
    await card.faultCount('设施破损失修').fill('7');
    await card.faultCount('设施破损失修').press('Tab');
    await expect(card.outcome).toContainText('0 / 1.5');
    await expect(card.root).toContainText('扣完为止，多扣的 0.25 分不计');
    await card.faultCount('设施破损失修').fill('很多');
    await card.faultCount('设施破损失修').press('Tab');
    await expect(card.root).toContainText('填 0 到 9999 的整数，没有的填 0；现在按 7 处计');
    await expect(card.outcome).toContainText('0 / 1.5');
    await app.frame.expectSaved();
    await page.reload();
    await expect(card.faultCount('设施破损失修'), 'what was typed stays').toHaveValue('很多');
    await expect(card.faultCount('设施破损失修')).toHaveAccessibleDescription(/现在按 7 处计/);
    await card.faultCount('设施破损失修').fill('150');
    await card.faultCount('设施破损失修').press('Tab');
    await expect(card.faultCount('设施破损失修')).toHaveValue('150');
    await expect(card.root).not.toContainText('处计');
    await app.frame.expectSaved();
    expect((await app.frame.stored())!.assessment.items['SS-A2-03']).toEqual({ choice: 'checked', counts: { bad: 150 } });
  });

  test('a value is shown with its band; a rate above 100 % is an error and earns nothing', async ({ app }) => {
    await app.open('d/erhao-1/items');
    const card = app.items.card('SS-A2-01');
    await card.answer({ type: 'inputs', inputs: { hard: '912', total: '1000' }, points: 1.5 });
    await expect(card.root).toContainText(/=\s*91\.20?\s*%/);
    await expect(card.outcome).toContainText('1.5 / 2');
    await expect(card.root).toContainText('失 0.5 分：落在 ≥ 90% 一档，满分须 ≥ 100%');
    await card.answer({ type: 'inputs', inputs: { hard: '1,200', total: '1000' }, points: 0 });
    await expect(card.root).toContainText('超过最大可能值 100');
    await expect(card.outcome).toContainText('未评');
    await card.answer({ type: 'inputs', inputs: { hard: '九百', total: '1000' }, points: 0 });
    await expect(card.root).toContainText('读不成数字');
    await expect(card.outcome).toContainText('未评');
  });

  test('94.996 % counts as 95.00 %', async ({ app }) => {
    await app.open('d/erhao-1/items/C');
    const card = app.items.card('SS-C2-01');
    await card.answer({ type: 'inputs', inputs: { reused: '94.996', produced: '100' }, points: 2.5 });
    await expect(card.outcome).toContainText('2.5 / 3');
    await card.answer({ type: 'inputs', inputs: { reused: '94.994', produced: '100' }, points: 2 });
    await expect(card.outcome).toContainText('2 / 3');
  });

  test('nothing over nothing offers 不适用, which counts only with its reason', async ({ app }) => {
    await app.open('d/erhao-1/items/E');
    const card = app.items.card('SS-E2-01');
    await card.answer({ type: 'inputs', inputs: { done: '0', plan: '0' }, points: 0 });
    await expect(card.root).toContainText('分母为 0，算不出比率');
    await card.root.getByRole('button', { name: '改选“不适用”' }).press('Enter');
    await expect(card.notApplicable).toBeChecked();
    await expect(card.reason, 'the button is gone').toBeFocused();
    await expect(card.outcome).toContainText('未评');
    await card.reason.fill('采场处于生产初期，方案载明当年无可修复面积');
    await expect(card.outcome).toContainText('不适用');
    await card.notApplicable.uncheck();
    await expect(card.input('当年完成修复面积'), 'what was typed comes back').toHaveValue('0');
  });

  test('不适用 is offered for those items only that the catalogue allows', async ({ app }) => {
    await app.open('d/erhao-1/items');
    for (const category of quarry.categories) {
      await app.frame.goTo(`${category.letter} ${category.name}`);
      await expect(app.heading).toContainText(category.name);
      const allowed = category.groups.flatMap(({ items }) => items).filter((one) => one.notApplicableWhen);
      await expect(app.items.cards.getByRole('checkbox', { name: /^不适用/ })).toHaveCount(allowed.length);
    }
  });

  test('evidence can be added, changed and taken out again', async ({ app }) => {
    await app.open('d/erhao-1/items');
    const { record, root } = app.items.card('SS-A1-01');
    await record.open();
    const [suggested] = item('SS-A1-01').evidence;
    await record.addPaper(suggested, '档案室', '2026-05-20');
    await root.getByRole('button', { name: '＋ 其他材料' }).click();
    await record.paper(2).fill('航拍照片');
    await expect(record.summary).toHaveText('佐证 2');
    await expect(root.getByRole('button', { name: `＋ ${suggested}` }), 'what is there is not suggested again').toHaveCount(0);
    await root.getByRole('button', { name: '删去材料 1' }).click();
    await expect(record.paper(1)).toHaveValue('航拍照片');
    await expect(root.getByRole('button', { name: `＋ ${suggested}` })).toBeVisible();
    await app.frame.expectSaved();
    expect((await app.frame.stored())!.assessment.items['SS-A1-01'].record).toEqual({ evidence: [{ name: '航拍照片' }] });
  });
});

test.describe('with most things answered', () => {
  const some = answers();
  for (const id of ['SS-A4-04', 'SS-D1-02', 'SS-F2-03']) some.delete(id);
  const draft = erhao({ items: some, edit: ({ assessment }) => (assessment.items['SS-E1-01'].record = { flagged: true }) });
  test.use({ drafts: [text(draft)] });

  test('filters find the unanswered, the binding, the losing and the marked, over all categories', async ({ app }) => {
    await app.open('d/erhao-1/items');
    const losing = allItems(quarry).filter((one) => some.get(one.id)?.points != null && some.get(one.id)!.points! < one.points);
    for (const [name, titles] of [
      ['未答', ['SS-A4-04', 'SS-D1-02', 'SS-F2-03'].map((id) => item(id).title)],
      ['失分', losing.map(({ title }) => title)],
      ['待复核', [item('SS-E1-01').title]],
      ['约束性', allItems(quarry).filter(({ kind }) => kind === 'binding').map(({ title }) => title)],
    ] as const) {
      await app.items.filter(name).click();
      await expect(app.items.filter(name)).toHaveAttribute('aria-pressed', 'true');
      await expect(app.items.cards.getByRole('heading', { level: 3 })).toHaveText(titles);
    }
    await app.items.filter('全部').click();
    await expect(app.items.cards).toHaveCount(11);
  });

  test('an answered item stays under the hand although the filter no longer fits it', async ({ app }) => {
    await app.open('d/erhao-1/items');
    await app.items.filter('未答').click();
    await app.items.card('SS-F2-03').answer(answerTo(item('SS-F2-03')));
    await expect(app.items.card('SS-F2-03').outcome).toContainText('1.5 / 1.5');
    await expect(app.items.cards).toHaveCount(3);
  });

  test('search looks in names of groups, titles, requirements, evidence and ids, and says when there is nothing', async ({ app, page }) => {
    await app.open('d/erhao-1/items');
    await app.items.search.fill('粉尘');
    const groups = quarry.categories.flatMap(({ groups }) => groups);
    const ofGroup = groups.filter(({ name }) => name.includes('粉尘')).flatMap(({ items }) => items);
    const mentioned = allItems(quarry).filter((one) =>
      ofGroup.includes(one) || [one.id, one.title, one.requirement, ...one.evidence].some((text) => text.includes('粉尘')));
    expect(ofGroup.length).toBeGreaterThan(0);
    for (const one of mentioned) await expect(app.items.card(one).root).toBeVisible();
    await expect(app.items.card('SS-F2-03').root).toHaveCount(0);
    await app.items.search.fill('ss-f2-03');
    await expect(app.items.cards).toHaveCount(1);
    await app.items.search.fill('没有这样的词');
    await expect(page.getByText('没有符合筛选条件的指标')).toBeVisible();
    await app.items.search.fill('');
    await expect(app.items.cards).toHaveCount(11);
  });

  test('a step of the list shows its category whatever filter was set before', async ({ app }) => {
    await app.open('d/erhao-1/items');
    await app.items.filter('待复核').click();
    await expect(app.items.cards).toHaveCount(1);
    await app.frame.goTo('B 资源开采');
    await expect(app.heading).toHaveText('指标自评 B 资源开采');
    await expect(app.items.card('SS-B1-01').root).toBeVisible();
    await expect(app.items.cards).toHaveCount(10);
  });

  test('the way to the next unanswered item leads there, over categories and around the end', async ({ app, page }) => {
    await app.open('d/erhao-1/items/A');
    for (const id of ['SS-A4-04', 'SS-D1-02', 'SS-F2-03', 'SS-A4-04']) {
      await expect(app.frame.nextOpen).toContainText(item(id).title);
      await app.frame.nextOpen.click();
      await expect(page).toHaveURL(new RegExp(`${id}$`));
      await expect(app.items.card(id).root).toBeFocused();
      await expect(app.items.card(id).root).toBeInViewport();
    }
  });

  test('export says what is still open, each with the way there', async ({ app, page }) => {
    await app.open('d/erhao-1/export');
    await expect(app.export.gaps).toHaveText(['指标还有 3 项未评', '有 1 项标了“待复核”']);
    await page.getByRole('link', { name: '指标还有 3 项未评' }).click();
    await expect(app.items.card('SS-A4-04').root).toBeFocused();
  });
});
