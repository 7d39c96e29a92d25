// Every place of the app for people who do not see it, or not well: WCAG 2.2 A and AA, titles, focus.
import { expect, test } from '../fixtures';
import { accessibilityProblems } from '../helpers/accessibility';
import { answers, erhao, MIXED, text } from '../helpers/drafts';

// Something of everything: good, lost, not applicable, open, a veto, an expired paper, evidence, a blocked boundary.
const some = answers({ ...MIXED, 'SS-B1-01': { level: 'fail' } });
for (const id of ['SS-A4-04', 'SS-D1-02', 'SS-F2-03']) some.delete(id);
const DRAFT = erhao({
  items: some,
  edit: ({ assessment }) => {
    assessment.profile.licenceTo = { value: '2025-02-15', source: 'register' };
    assessment.profile.creditCode.value = '91150703MA0N1AB27O';
    assessment.preconditions['SS-P07'] = { verdict: 'notMet' };
    assessment.preconditions['SS-P05'] = { verdict: 'notApplicable', reason: '' };
    assessment.items['SS-A3-01'].record = { evidence: [{ name: '界桩照片', keptAt: '档案室', date: '2026-05-20' }], remark: '界桩', flagged: true };
    assessment.boundary.rows[5] = { ...assessment.boundary.rows[1], label: '6' };
    assessment.boundary.rows.push({ label: '7', x: '54852x', y: '' });
  },
});

const PLACES: [place: string, title: string][] = [
  ['', '自评草稿'],
  ['new', '新建自评：选矿山'],
  ['new/erhao', '满洲里市扎赉诺尔区二号建筑石料矿'],
  ['new/other', '其他矿山'],
  ['about', '说明与依据'],
  ['keeping', '备份与保管'],
  ['nowhere', '没有这个页面'],
  ['d/none/profile', '打不开这份草稿'],
  [`d/${DRAFT.id}/profile`, '矿山概况'],
  [`d/${DRAFT.id}/preconditions`, '先决条件'],
  [`d/${DRAFT.id}/items/A`, '指标自评 A 矿区环境'],

  [`d/${DRAFT.id}/boundary`, '矿区范围'],
  [`d/${DRAFT.id}/result`, '结果与整改'],
  [`d/${DRAFT.id}/plan`, '整改计划'],
  [`d/${DRAFT.id}/annual`, '年度报告'],
  [`d/${DRAFT.id}/export`, '导出'],
  [`d/${DRAFT.id}/table`, '读回表格'],
  [`d/${DRAFT.id}/history`, '历史版本'],
  [`d/${DRAFT.id}/compare`, '比较与合并'],
  [`d/${DRAFT.id}/edition`, '指标目录换版'],
];

test.use({ drafts: [text(DRAFT)] });

for (const [width, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['phone', { width: 360, height: 740 }],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('every page keeps the rules of WCAG 2.2 AA, folded parts included', async ({ app, page }) => {
        test.setTimeout(120_000);
        for (const [place, title] of PLACES) {
          await app.open(place);
          await expect(app.heading).toHaveText(title);
          await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
          expect.soft(await accessibilityProblems(page), place || 'start').toEqual([]);
        }
      });
    });
  }
}

test('every page has a title of its own, one heading of the first level, and the language', async ({ app, page }) => {
  for (const [place, title] of PLACES) {
    await app.open(place);
    await expect(page).toHaveTitle(`${title} · 绿矿自评`);
    await expect(app.heading).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
  }
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('going to another page moves the focus to its heading and to its top', async ({ app, page }) => {
  await app.open();
  const arrivesAt = async (title: string) => {
    await expect(app.heading).toHaveText(title);
    await expect(app.heading, title).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY), title).toBe(0);
  };
  await app.start.draft(DRAFT.name).open.click();
  await arrivesAt('矿山概况');
  for (const step of ['先决条件', '指标自评', '矿区范围', '结果与整改', '导出'] as const) {
    // All at once: a wheel goes on turning while the next page comes.
    await page.evaluate(() => scrollTo({ top: 2_000, behavior: 'instant' }));
    await app.frame.goTo(step);
    await arrivesAt(step === '指标自评' ? '指标自评 A 矿区环境' : step);
  }
  await app.frame.goTo('A 矿区环境');
  for (const category of ['B 资源开采', 'C 资源综合利用'] as const) {
    await page.getByRole('link', { name: `${category} →` }).click();
    await arrivesAt(`指标自评 ${category}`);
  }
  await app.frame.goTo('E 生态修复');
  await arrivesAt('指标自评 E 生态修复');
});

test('the first page of a visit leaves the focus alone', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('what is in error is tied to its field', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const code = app.profile.field('统一社会信用代码');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  const described = (await code.getAttribute('aria-describedby'))!.split(' ');
  const said = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
  expect(said.join(' ')).toContain('第 18 位的“O”不在代码用字之内');
});

test('nothing moves for a person who asked for that, and at twice the text size nothing is cut', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 640, height: 800 });
  for (const place of PLACES.map(([place]) => place)) {
    await app.open(place);
    const tooWide = await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '32px');
      return document.scrollingElement!.scrollWidth - innerWidth;
    });
    expect.soft(tooWide, place || 'start').toBeLessThanOrEqual(0);
  }
});
