// 二号 from an empty browser to the exported files: the whole job of a quarry manager.
import { expect, test } from '../fixtures';
import { itemsOf, mine, quarry, requiredDates } from '../helpers/catalogue';
import { kept } from '../helpers/downloads';
import { answers } from '../helpers/drafts';
import { recompute } from '../helpers/native';
import { expectPdfOf } from '../helpers/report';
import { expectedScore } from '../helpers/score';
import { digestGroups, readSubmission } from '../helpers/submission';

const ERHAO = mine('erhao');

test('二号 goes from an empty browser to the exported files on the full track', async ({ app, page }, info) => {
  test.setTimeout(300_000);
  const planned = answers();
  const expected = expectedScore(quarry, planned);
  expect(expected.reached, 'the planned answers should reach every line').toBe(true);

  await test.step('an empty shelf says what this is and what it is not', async () => {
    await app.open();
    await expect(page.getByText('逐项自查，边填边算分')).toBeVisible();
    await expect(page.getByText('这是自查，不是评定：指标分值为编制稿，非官方评分表')).toBeVisible();
    await expect(app.start.drafts).toHaveCount(0);
  });

  await test.step('the mine is found by another name and by its licence number', async () => {
    await app.start.newAssessment.click();
    await expect(app.new.found).toHaveCount(9);
    await app.new.search.fill('龙鲁石料矿');
    await expect(app.new.found).toHaveText([/龙鲁石料场/]);
    await app.new.search.fill(ERHAO.aliases[0]);
    await expect(app.new.found).toHaveText([/二号建筑石料矿/]);
    await app.new.search.fill(ERHAO.licence.number.toLowerCase());
    await expect(app.new.found).toHaveText([/二号建筑石料矿/]);
    await app.new.mine(ERHAO.name).click();
  });

  await test.step('the track is explained before anything begins', async () => {
    await expect(app.heading).toHaveText(ERHAO.name);
    await expect(app.new.track.getByRole('heading')).toHaveText('评价路径：全项自评');
    await expect(app.new.track).toContainText('核先决条件，评全部指标，给出自评得分');
    await expect(app.new.track).toContainText('编制稿，非官方评分表');
    await expect(app.new.fact('采矿许可证号')).toHaveText(/C1507002015027130137343\s*规划载明/);
    await app.new.begin.click();
    await expect(app.heading).toHaveText('矿山概况');
  });

  await test.step('the registered facts wait to be confirmed, the missing ones to be typed', async () => {
    const { profile } = app;
    await expect(profile.block('采矿许可证号').getByText('规划载明，待核对')).toBeVisible();
    const registered = await profile.unconfirmed.count();
    expect(registered).toBeGreaterThan(10);
    await profile.confirmAll.click();
    await expect(profile.unconfirmed).toHaveCount(0);
    await expect(profile.confirmed).toHaveCount(registered);
    await expect(profile.confirmAll).toHaveCount(0);

    await profile.field('评估基准日').fill('2026-06-30');
    await profile.field('统一社会信用代码').fill('91150703MA0N1AB27G');
    await profile.field('许可证有效期起').fill('2025-02-15');
    await profile.field('许可证有效期止').fill('2028年2月15日');
    await profile.field('剩余服务年限（年）').fill('6.4');
    await profile.field('联系人').fill('王磊');
    await expect(page.locator('.finding.error')).toHaveCount(0);
    await expect(profile.confirmed).toHaveCount(registered - 2);
    await expect(app.frame.step('矿山概况')).not.toContainText('缺');
  });

  await test.step('all 13 preconditions are met', async () => {
    await app.frame.goTo('先决条件');
    await expect(app.preconditions.cards).toHaveCount(13);
    for (const one of quarry.preconditions) {
      const card = app.preconditions.card(one);
      for (const { label } of requiredDates(one)) await card.field(label).fill('2028-12-31');
      for (const field of one.fields.filter(({ type }) => type === 'yesNo')) await card.yesNo(field.label, '否').check();
      if (one.id.endsWith('P03')) await card.field('执照名称').fill(ERHAO.holder);
      await card.verdict('符合').check();
      await expect(card.outcome).toContainText('符合');
      await expect(card.proposal).toHaveCount(0);
    }
    await expect(app.frame.step('先决条件')).toContainText('13/13');
  });

  for (const [index, category] of quarry.categories.entries()) {
    await test.step(`${category.letter} ${category.name} is answered`, async () => {
      await app.frame.goTo(`${category.letter} ${category.name}`);
      await expect(app.heading).toHaveText(`指标自评 ${category.letter} ${category.name}`);
      await expect(app.items.cards).toHaveCount(itemsOf(category).length);
      for (const item of itemsOf(category)) {
        const card = app.items.card(item);
        const answer = planned.get(item.id)!;
        await card.answer(answer);
        await card.expectEarned(answer);
      }
    });

    if (index === 1) {
      await test.step('one item has evidence and a remark', async () => {
        const { record, item } = app.items.card('SS-B1-01');
        await record.open();
        await record.addPaper(item.evidence[0], '档案室 1 号柜', '2026-05-20');
        await record.remark.fill('2026 年一季度测量');
        await expect(record.summary).toHaveText('佐证 1，有备注');
      });
    }

    if (index === 2) {
      await test.step('a reload in the middle loses nothing', async () => {
        await page.reload();
        await expect(app.heading).toHaveText(`指标自评 ${category.letter} ${category.name}`);
        await app.frame.expectSaved();
        for (const item of itemsOf(category)) await app.items.card(item).expectAnswered(planned.get(item.id)!);
        const { assessment } = (await app.frame.stored())!;
        const answered = quarry.categories.slice(0, 3).flatMap(itemsOf);
        expect(Object.keys(assessment.items).sort()).toEqual(answered.map(({ id }) => id).sort());
        expect(assessment.items['SS-B1-01'].record).toEqual({
          evidence: [{ name: answered.find(({ id }) => id === 'SS-B1-01')!.evidence[0], keptAt: '档案室 1 号柜', date: '2026-05-20' }],
          remark: '2026 年一季度测量',
        });
        expect(Object.keys(assessment.preconditions)).toHaveLength(13);
        expect(assessment.profile.creditCode).toEqual({ value: '91150703MA0N1AB27G', source: 'typed' });
      });
    }
  }
  await expect(app.frame.step('指标自评')).toContainText('55/55');
  await expect(app.frame.nextOpen).toHaveCount(0);

  await test.step('the boundary of the plan agrees', async () => {
    await app.frame.goTo('矿区范围');
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('一致');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');
    await expect(app.boundary.area('许可证登记')).toHaveText('0.1542 km²');
    await expect(app.boundary.map).toBeVisible();
  });

  await test.step('the result is what the catalogue gives by hand', async () => {
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('自评达到');
    for (const { letter, score, floor } of expected.categories) {
      const { name } = quarry.categories.find((one) => one.letter === letter)!;
      await expect(app.result.row(`${letter} ${name}`)).toContainText(new RegExp(`${score}${floor}到线$`));
    }
    await expect(app.result.row('合计')).toContainText(expected.total);
    expect(Number(await app.result.total.innerText())).toBe(Number(expected.total));
    await expect(app.result.mustFix).toHaveCount(0);
    // The category with a 不适用 item is re-based.
    await expect(app.result.row('C 资源综合利用')).toContainText('÷ 适用 13 × 14 =');
  });

  await app.frame.goTo('导出');
  await expect(page.getByText('各项都已填写，可以导出。')).toBeVisible();

  const json = await test.step('the data file is whole, true and recomputable', async () => {
    const file = await kept(await app.export.save(app.export.json), info);
    const submission = readSubmission(file.text);
    expect(file.name).toMatch(/^满洲里市扎赉诺尔区二号建筑石料矿 .*\.自评\.json$/);
    await expect(app.export.digest).toHaveText(digestGroups(submission.digest.value));

    expect(submission.notice).toBe('编制稿，非官方评分表');
    expect(submission.catalogue).toMatchObject({ id: quarry.id, version: quarry.version });
    const { result } = submission;
    expect(result).toMatchObject({ track: 'full', conclusion: 'reached', practice: false });
    expect(result.total).toEqual({ low: Number(expected.total), high: Number(expected.total) });
    for (const { id, points, state } of result.items) {
      const planned_ = planned.get(id)!;
      expect({ id, state, points }).toEqual({ id, state: planned_.points === null ? 'notApplicable' : 'scored', points: planned_.points ?? undefined });
    }
    expect(recompute(file.path)).toEqual({ result: submission.result, boundary: submission.boundary });
    return { file, submission };
  });

  await test.step('the report is of the same data', async () => {
    if (!(await app.export.hasEngine())) {
      info.annotations.push({ type: 'left out', description: 'this build has no PDF engine' });
      return;
    }
    const report = await kept(await app.export.save(app.export.pdf, 60_000), info);
    expect(report.name).toMatch(/^满洲里市扎赉诺尔区二号建筑石料矿 .*\.自评估报告\.pdf$/);
    const text = expectPdfOf(report, json.file.bytes, { mine: ERHAO.name, digest: json.submission.digest.value, folder: info.outputPath() });
    await expect(app.export.digest).toHaveText(digestGroups(json.submission.digest.value));
    expect(text).toContain('自评达到');
    expect(text).toContain(expected.total);
  });
});
