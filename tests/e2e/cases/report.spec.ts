// The report (PDF) of different mines, read back by other programs.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import { expect, test } from '../fixtures';
import { answerTo } from '../helpers/answers';
import { allItems, mine, quarry } from '../helpers/catalogue';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { expectPdfOf } from '../helpers/report';
import { expectedScore } from '../helpers/score';
import { readSubmission } from '../helpers/submission';
import type { App } from '../pages/app';

/** Exports data file and report of an open draft and checks the one against the other. */
async function exportBoth(app: App, info: TestInfo, name: string) {
  test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
  const json = await kept(await app.export.save(app.export.json), info);
  const submission = readSubmission(json.text);
  const pdf = await kept(await app.export.save(app.export.pdf, 60_000), info);
  const printed = expectPdfOf(pdf, json.bytes, { mine: name, digest: submission.digest.value, folder: info.outputPath() });
  return { json, submission, pdf, printed };
}

/** The same submission gives the same PDF on every machine, browser or not. */
function expectSameNatively(json: string, pdf: Buffer, info: TestInfo) {
  const native = info.outputPath('native.pdf');
  execFileSync('cargo', ['run', '--quiet', '--package', 'report', '--example', 'render', '--', json, native], { stdio: 'pipe' });
  expect(readFileSync(native).equals(pdf), 'the native PDF should have the same bytes').toBe(true);
}

test.describe('二号, full track', () => {
  const planned = answers();
  const remark = '界桩三号被车撞歪，2026年5月补设';
  const draft = erhao({
    items: planned,
    edit: ({ assessment }) => {
      assessment.items['SS-A3-01'].record = { evidence: [{ name: '界桩照片', keptAt: '档案室 1 号柜', date: '2026-05-20' }], remark };
    },
  });
  test.use({ drafts: [text(draft)] });

  test('the report has every chapter, the score, the arithmetic, the evidence and the boundary', async ({ app }, info) => {
    await app.open(`d/${draft.id}/export`);
    const { printed, pdf } = await exportBoth(app, info, mine('erhao').name);
    for (const chapter of ['真实性承诺书', '矿山概况', '先决条件', '约束性指标', '整改', '结论', '附件']) expect(printed).toContain(chapter);
    const expected = expectedScore(quarry, planned);
    expect(printed).toContain(expected.total);
    for (const { score } of expected.categories) expect(printed).toContain(score);
    for (const item of allItems(quarry)) expect(printed).toContain(item.title.replace(/\s+/g, ''));
    expect(printed).toContain('储量报告载明岩性单一，无共伴生矿产');
    expect(printed).toContain('界桩照片（档案室1号柜，2026-05-20）');
    expect(printed).toContain(remark);
    expect(printed).toContain('0.1542km²');
    expect(printed).toContain('5485081.58');
    expect(execFileSync('pdfinfo', [pdf.path], { encoding: 'utf8' })).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const fonts = execFileSync('pdffonts', [pdf.path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font, 'every font is embedded, as a subset, and its text can be copied').toMatch(/\byes\s+yes\s+yes\b/);
  });

  test('the report has the same bytes here and in the browser', async ({ app }, info) => {
    await app.open(`d/${draft.id}/export`);
    const { json, pdf } = await exportBoth(app, info, mine('erhao').name);
    expectSameNatively(json.path, pdf.bytes, info);
  });

  test('the page stays usable while the report is made, and says how far it is', async ({ app, page }, info) => {
    await app.open(`d/${draft.id}/export`);
    test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.ttf', async (route) => {
      await held;
      await route.continue();
    });
    const download = page.waitForEvent('download');
    await app.export.pdf.click();
    await expect(page.getByText('正在取出字体……')).toBeVisible();
    await expect(app.export.pdf).toBeDisabled();
    await app.frame.goTo('先决条件');
    await app.preconditions.card('SS-P07').record.open();
    await app.preconditions.card('SS-P07').record.remark.fill('照常填写');
    await app.frame.expectSaved();
    release();
    // The file arrives although the page was left.
    expect((await kept(await download, info)).bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  test.describe('when the font cannot be fetched', () => {
    test.use({ expectedErrors: /404|integrity/ });

    test('it says so, and the next try works', async ({ app, page }, info) => {
      await app.open(`d/${draft.id}/export`);
      test.skip(!(await app.export.hasEngine()), 'this build has no PDF engine');
      await page.route('**/*.ttf', (route) => route.fulfill({ status: 404, body: 'not here' }));
      await app.export.pdf.click();
      await expect(page.getByText(/没有生成报告。可先导出数据文件/)).toBeVisible();
      await page.unroute('**/*.ttf');
      const pdf = await kept(await app.export.save(app.export.pdf, 60_000), info);
      expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      await expect(page.getByText(/已生成 .*\.自评估报告\.pdf/)).toBeVisible();
    });
  });
});

test.describe('a character that the font lacks', () => {
  const draft = erhao({ edit: ({ assessment }) => (assessment.profile.contact.value = '王𪚥😀') });
  test.use({ drafts: [text(draft)] });

  test('is named on the page and printed by its number, never as a blank', async ({ app, page }, info) => {
    await app.open(`d/${draft.id}/export`);
    const { printed, submission } = await exportBoth(app, info, mine('erhao').name);
    expect(printed).toContain('王〔U+2A6A5〕〔U+1F600〕');
    expect(submission.assessment.profile.contact.value).toBe('王𪚥😀');
    await expect(page.getByText('报告字体里没有下列字')).toContainText(/𪚥（U\+2A6A5）.*😀（U\+1F600）/);
  });
});

test.describe('龙鲁, small track', () => {
  const longlu = mine('longlu');
  const draft = erhao({
    id: 'longlu-1',
    items: new Map(allItems(quarry).filter((item) => item.smallMine).map((item) => [item.id, answerTo(item, item.id === 'SS-B1-03' ? { level: 'c' } : {})])),
    edit: ({ assessment }) => {
      assessment.registered = 'longlu';
      Object.assign(assessment.profile, {
        mineName: { value: longlu.name, source: 'confirmed' },
        holder: { value: longlu.holder, source: 'confirmed' },
        scale: { value: '5', source: 'confirmed' },
        scaleClass: { value: '小型', source: 'confirmed' },
      });
      assessment.boundary.rows = [];
    },
  });
  test.use({ drafts: [text(draft)] });

  test('the report has no total and no points', async ({ app }, info) => {
    await app.open(`d/${draft.id}/export`);
    const { printed, submission } = await exportBoth(app, info, longlu.name);
    expect(submission.result).toMatchObject({ track: 'small', total: null, pass: null, categories: [], conclusion: 'notReached' });
    expect(submission.result.binding).toEqual({ met: 32, notMet: 1, notApplicable: 0, open: 0 });
    // But for the rule itself, 不计总分、不设达标线, which may be broken between the lines of a narrow column.
    expect(printed.replaceAll('不计总分', '')).not.toMatch(/总分(?!、不设达标线)/);
    expect(printed, "6/24/100 项 is a count of another document").not.toMatch(/[/÷]100(?![0项])/);
    expect(printed).toContain('未达到');
    expect(printed).toContain('自评未达到');
  });
});

test.describe('灵露, blocked boundary', () => {
  test('the report is made all the same, says 坐标待核 and gives no area', async ({ app }, info) => {
    await app.open('new/linglu');
    await app.new.begin.click();
    await app.frame.goTo('导出');
    const { printed, submission, json, pdf } = await exportBoth(app, info, mine('linglu').name);
    expectSameNatively(json.path, pdf.bytes, info);
    expect(submission.result.track).toBe('listed');
    expect(printed).toContain('坐标待核，不作为核定范围');
    expect(printed).toContain('不计算（坐标待核）');
    expect(printed).toContain('第6点与第2点重复');
    expect(printed).toContain('规划载明，待核对');
    expect(printed).not.toContain('1.6458');
  });
});
