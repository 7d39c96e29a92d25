// Preconditions: checks propose and explain, the person decides, one 不符合 settles the matter (RULES §2).
import { expect, test } from '../fixtures';
import { quarry } from '../helpers/catalogue';
import { answers, erhao, text } from '../helpers/drafts';

test.describe('with the expired licence of the plan, and everything else done', () => {
  const expired = erhao({
    items: answers(),
    edit: ({ assessment }) => {
      assessment.profile.licenceFrom.value = '2022-02-15';
      assessment.profile.licenceTo.value = '2025-02-15';
      delete assessment.preconditions['SS-P01'];
    },
  });
  test.use({ drafts: [text(expired)] });

  test('符合 cannot be chosen, 待核实 is proposed, and a current licence lifts both', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    const card = app.preconditions.card('SS-P01');
    await expect(card.root).toContainText('已过期 500 天（按评估基准日），又没有填延续受理文号，不能判为符合');
    await expect(card.verdict('符合')).toBeDisabled();
    await expect(card.proposal).toContainText('建议选“待核实”，由您决定');
    await card.adopt.click();
    await expect(card.verdict('待核实')).toBeChecked();
    await expect(card.proposal).toHaveCount(0);

    await card.field('到期已申请延续的受理文号').fill('呼自然资矿受〔2025〕12号');
    await expect(card.verdict('符合')).toBeDisabled();
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('待补充');
    await expect(app.result.conclusion).toContainText('先决条件有 1 项待核实或未评');

    await app.frame.goTo('先决条件');
    await card.field('有效期止').fill('2028-02-15');
    await expect(card.verdict('符合')).toBeEnabled();
    await card.verdict('符合').check();
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('自评达到');
    await app.frame.goTo('矿山概况');
    await expect(app.profile.field('许可证有效期止')).toHaveValue('2028-02-15');
  });

  test('the conclusion is never 自评达到, whatever is chosen', async ({ app }) => {
    for (const verdict of ['不符合', '待核实'] as const) {
      await app.open('d/erhao-1/preconditions');
      await app.preconditions.card('SS-P01').verdict(verdict).check();
      await app.frame.goTo('结果与整改');
      await expect(app.result.word).toHaveText(verdict === '不符合' ? '不具备申报条件' : '待补充');
    }
  });

  test('a licence that ends on the reference day itself is still valid', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    const card = app.preconditions.card('SS-P01');
    await card.field('有效期止').fill('2026-06-30');
    await expect(card.root).toContainText('评估基准日当天到期');
    await expect(card.verdict('符合')).toBeEnabled();
    await card.field('有效期止').fill('2026-06-29');
    await expect(card.verdict('符合')).toBeDisabled();
  });
});

test.describe('when 符合 was chosen and the licence then expired', () => {
  const chosen = erhao({ items: answers(), edit: ({ assessment }) => (assessment.profile.referenceDate.value = '2029-01-01') });
  test.use({ drafts: [text(chosen)] });

  test('it counts as 待核实', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    await expect(app.preconditions.card('SS-P01').outcome).toContainText('待核实');
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('待补充');
  });
});

test.describe('with all preconditions met', () => {
  test.use({ drafts: [text(erhao({ items: answers() }))] });

  test('one 不符合: the consequence is said, and scoring goes on as practice', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    await expect(app.preconditions.veto).toHaveCount(0);
    await app.preconditions.card('SS-P07').verdict('不符合').check();
    await expect(app.preconditions.veto).toContainText('不符合：水土保持方案与设施验收。可以继续逐项打分，得分只作练习。');
    await expect(app.frame.score).toContainText('暂不具备申报条件，以下得分只作练习');

    await app.frame.goTo('A 矿区环境');
    const before = await app.frame.score.locator('.total-value').innerText();
    const card = app.items.card('SS-A1-01');
    await card.choice('无分区或严重交叉', 0).check();
    await expect(card.outcome).toContainText('0 / 3');
    await expect(app.frame.score.locator('.total-value')).not.toHaveText(before);

    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('不具备申报条件');
    await expect(app.result.conclusion).toContainText('以下得分只作练习。');
    await expect(app.result.mustFix.getByRole('listitem').first()).toHaveText(/^水土保持方案与设施验收（先决条件）/);
  });

  test('不适用 is offered only where the catalogue allows it, and counts only with its reason', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    for (const one of quarry.preconditions) {
      await expect(app.preconditions.card(one).verdict('不适用')).toHaveCount(one.notApplicableWhen ? 1 : 0);
    }
    const card = app.preconditions.card('SS-P05');
    await card.verdict('不适用').check();
    await expect(card.outcome).toContainText('待核实');
    await card.reason.fill('外购水，有供水合同');
    await expect(card.outcome).toContainText('不适用');
  });

  test('a punishment within three years proposes 待核实, an accident 不符合', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    const [punished, accident] = [app.preconditions.card('SS-P08'), app.preconditions.card('SS-P09')];
    await punished.yesNo('近三年是否有行政处罚', '是').check();
    await expect(punished.proposal).toContainText('建议选“待核实”');
    await accident.yesNo('近三年是否有事故', '是').check();
    await expect(accident.proposal).toContainText('建议选“不符合”');
    await expect(accident.verdict('符合'), 'the person decides').toBeEnabled();
    await accident.adopt.click();
    await expect(accident.outcome).toContainText('不符合');
  });

  test('they can be seen by department', async ({ app }) => {
    await app.open('d/erhao-1/preconditions');
    for (const name of ['水行政', '市场监管']) {
      await app.preconditions.department(name).click();
      const of = quarry.preconditions.filter((one) => one.departments.includes(name));
      await expect(app.preconditions.cards).toHaveCount(of.length);
      for (const one of of) await expect(app.preconditions.card(one).root).toBeVisible();
    }
    await app.preconditions.department('全部').click();
    await expect(app.preconditions.cards).toHaveCount(13);
  });
});
