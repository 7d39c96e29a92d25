// The papers of the year: what is written on the pages stands on the paper, and the same answers give the same bytes.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, MIXED, text } from '../helpers/drafts';
import { attachment, checkPdf, pdfText } from '../helpers/pdf';
import { readSubmission } from '../helpers/submission';

const DRAFT = erhao({ items: answers({ ...MIXED, 'SS-B1-01': { level: 'fail' } }) });
test.use({ drafts: [text(DRAFT)] });

const squeezed = (file: string) => pdfText(file).replace(/\s+/g, '');

test('a measure is proposed, changed, taken back, settled, and stands on the rectification plan', async ({ app }, info) => {
  await app.open(`d/${DRAFT.id}/plan`);
  await expect(app.plan.groups.first()).toContainText('必须整改');
  const must = app.plan.measure('SS-B1-01');
  const advice = await must.field('措施').inputValue();
  expect(advice.length).toBeGreaterThan(5);
  await must.field('措施').fill('七月底前拆除越界设施，重新放桩');
  await must.advised.click();
  await expect(must.field('措施')).toHaveValue(advice);
  await must.field('措施').fill('七月底前拆除越界设施，重新放桩');
  await must.field('责任人').fill('李安环');
  await must.field('完成期限').fill('2027-07-01');
  await expect(must.block('完成期限')).toContainText('超过了 12 个月的整改期限');
  await must.field('完成期限').fill('2026年12月31日');
  await expect(must.block('完成期限').locator('.findings li')).toHaveCount(0);
  await expect(must.mark).toContainText('已安排');
  await must.field('资金').fill('约三万');
  await expect(must.block('资金')).toContainText('读不成数字');
  await must.field('资金').fill('3.2');
  await must.state.selectOption('整改中');
  await expect(must.mark).toContainText('整改中');
  await expect(app.plan.progress).toContainText('责任人和期限都填了的 1 项');
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment).toMatchObject({
    measures: { 'SS-B1-01': { action: '七月底前拆除越界设施，重新放桩', person: '李安环', due: '2026年12月31日', cost: '3.2', state: 'underway' } },
  });

  await app.frame.goTo('导出');
  test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
  const pdf = await kept(await app.export.save(app.export.plan, 60_000), info);
  checkPdf(pdf.path);
  const printed = squeezed(pdf.path);
  for (const part of ['整改计划', '编制稿', '七月底前拆除越界设施', '李安环', '3.2', '整改中']) expect(printed).toContain(part);
});

test('a national listing shortens the period', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.page.getByRole('combobox', { name: '名录情况' }).selectOption('国家级');
  await app.frame.goTo('整改计划');
  await expect(app.page.getByText('整改期限：6 个月以内，到 2026-12-30 为止。')).toBeVisible();
});

test('the annual report takes over what the answers know, and what is typed instead', async ({ app }, info) => {
  await app.open(`d/${DRAFT.id}/annual`);
  await expect(app.annual.field('报告年度')).toHaveValue('2026');
  const done = app.annual.field('本年完成修复面积');
  const taken = await done.inputValue();
  expect(taken).not.toBe('');
  await expect(app.annual.block('本年完成修复面积')).toContainText('取自自评');
  await app.annual.field('本年计划修复面积').fill('8000');
  await done.fill('6000');
  await expect(app.annual.rate('年度修复任务完成率')).toContainText('75%');
  await expect(app.page.getByText('未完成年度修复任务的')).toBeVisible();
  await app.annual.block('本年完成修复面积').getByRole('button').click();
  await expect(done).toHaveValue(taken);
  await done.fill('8000');
  await expect(app.annual.rate('年度修复任务完成率')).toContainText('100%');
  await app.annual.field('修复了哪里、怎样修复').fill('东帮平台覆土，撒播羊草、冷蒿');
  await app.annual.field('投诉电话和线上反馈方式').fill('0470-6650000');
  await app.annual.field('任务、方法和时间安排').fill('五月整地，六月播种，九月验收');
  await app.frame.expectSaved();

  await app.frame.goTo('导出');
  test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
  const pdf = await kept(await app.export.save(app.export.annual, 60_000), info);
  checkPdf(pdf.path);
  const printed = squeezed(pdf.path);
  for (const part of ['年度报告', '扎赉诺尔区人民政府', '编制稿', '东帮平台覆土，撒播羊草、冷蒿', '0470-6650000', '五月整地，六月播种，九月验收']) expect(printed).toContain(part);
});

test('the filing date is offered as today, remembered with the first export, and the same answers give the same bytes', async ({ app, page }, info) => {
  await page.clock.setFixedTime(new Date('2026-07-02T09:00:00'));
  await app.open(`d/${DRAFT.id}/export`);
  await expect(app.export.day).toHaveValue('2026-07-02');
  const first = await kept(await app.export.save(app.export.json), info);
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.profile.filingDate).toEqual({ value: '2026-07-02', source: 'typed' });

  await page.clock.setFixedTime(new Date('2026-08-20T09:00:00'));
  await page.reload();
  await expect(app.export.day).toHaveValue('2026-07-02');
  const again = await kept(await app.export.save(app.export.json), info);
  expect(again.bytes.equals(first.bytes)).toBe(true);
  expect(readSubmission(again.text).exportedOn).toBe('2026-07-02');

  await page.getByRole('button', { name: '改为今天（2026-08-20）' }).click();
  await expect(app.export.day).toHaveValue('2026-08-20');
  await app.export.day.fill('');
  await app.export.json.click();
  await expect(page.getByText('没有导出：填报日期没有填或读不出来')).toBeVisible();
});

test('a report exported twice is the same file, and opened again it is the same draft', async ({ app }, info) => {
  test.setTimeout(120_000);
  await app.open(`d/${DRAFT.id}/export`);
  test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
  const first = await kept(await app.export.save(app.export.pdf, 60_000), info);
  await app.frame.expectSaved();
  const before = (await app.frame.stored())!;
  await app.page.reload();
  const again = await kept(await app.export.save(app.export.pdf, 60_000), info);
  expect(again.bytes.equals(first.bytes)).toBe(true);

  await app.open();
  await app.start.openFile(again.path);
  await expect(app.start.opened.root).toContainText('重新计算的得分、结论和矿区范围与文件里写的相同');
  await app.start.opened.adopt.click();
  await app.start.draft(`${DRAFT.assessment.profile.mineName.value} 2026-06-30（读自提交文件）`).open.click();
  expect((await app.frame.stored())!.assessment).toEqual(before.assessment);
});

test.describe('extremes', () => {
  const EMPTY = erhao({ id: 'empty-1', name: '空的', met: false });
  const FULL = erhao({
    id: 'full-1',
    name: '满的',
    items: answers(),
    edit: ({ assessment }) => {
      const evidence = Array.from({ length: 500 }, (_, number) => ({ name: `佐证材料第 ${number + 1} 份 㛃𠮷 Баян`, keptAt: '档案室 1 号柜', date: '2026-05-20' }));
      assessment.items['SS-A3-01'] = { choice: 'checked', record: { evidence, remark: '很长的备注。'.repeat(500) } };
    },
  });
  test.use({ drafts: [text(EMPTY), text(FULL)] });

  test('every paper of a draft without answers is made', async ({ app }, info) => {
    test.setTimeout(180_000);
    await app.open(`d/${EMPTY.id}/export`);
    test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
    for (const button of [app.export.pdf, app.export.commitment, app.export.plan, app.export.annual]) {
      const pdf = await kept(await app.export.save(button, 60_000), info);
      checkPdf(pdf.path);
      expect(JSON.parse(attachment(pdf.path, info.outputPath(pdf.name + '.parts')).toString()).format).toBe('greenmine-submission/1');
    }
    const blank = await kept(await app.export.save(app.export.checklist, 60_000), info);
    checkPdf(blank.path);
    expect(squeezed(blank.path)).toContain('编制稿');
  });

  test('five hundred pieces of evidence and a long remark are all in the report, and a character the font lacks is told', async ({ app }, info) => {
    test.setTimeout(180_000);
    await app.open(`d/${FULL.id}/export`);
    test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
    const pdf = await kept(await app.export.save(app.export.pdf, 120_000), info);
    const printed = squeezed(pdf.path);
    for (const number of [1, 250, 500]) expect(printed).toContain(`佐证材料第${number}份`);
    expect(printed.split('很长的备注。').length - 1).toBeGreaterThanOrEqual(500);
    await expect(app.page.getByText('报告字体里没有下列字')).toBeVisible();
  });
});
