// The five boundaries of the plan (RULES §10), and how points are entered.
import { expect, test } from '../fixtures';
import { mine } from '../helpers/catalogue';
import { kept } from '../helpers/downloads';
import { erhao, text } from '../helpers/drafts';
import { readSubmission } from '../helpers/submission';

/** A draft of a registered mine whose boundary is still to be entered. */
const blank = (registered: string, area: string) =>
  erhao({
    id: 'blank-1',
    edit: ({ assessment }) => {
      assessment.registered = registered;
      assessment.profile.area = { value: area, source: 'typed' };
      assessment.boundary = { rows: [], datum: 'xian1980', zoneWidth: 3, zone: '' };
    },
  });

for (const { key, name, points, declared, ellipsoid } of [
  { key: 'sanhao', name: '三号', points: 4, declared: '0.082', ellipsoid: '0.0820' },
  { key: 'erhao', name: '二号', points: 6, declared: '0.1542', ellipsoid: '0.1542' },
  { key: 'hongda', name: '宏大', points: 4, declared: '0.0631', ellipsoid: '0.0631' },
]) {
  test.describe(name, () => {
    test.use({ drafts: [text(blank(key, declared))] });

    test(`pasted as the plan prints it, agrees with ${declared} km²`, async ({ app }) => {
      await app.open('d/blank-1/boundary');
      await expect(app.boundary.judged.getByRole('heading')).toHaveText('未完成');
      await app.boundary.paste.fill(mine(key).boundary!.printed);
      await app.boundary.read.click();
      await expect(app.boundary.said).toContainText(`读出 ${points} 个拐点，已填入下表`);
      await expect(app.boundary.rows).toHaveCount(points);
      await expect(app.boundary.judged.getByRole('heading')).toHaveText('一致');
      await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText(`${ellipsoid} km²`);
      await expect(app.boundary.area('许可证登记')).toHaveText(`${declared} km²`);
      await expect(app.boundary.problems).toHaveCount(0);
      await expect(app.boundary.map).toBeVisible();
      await expect(app.boundary.map.locator('.m-corner')).toHaveCount(points);
    });
  });
}

test('灵泉 differs a little: both areas are shown and the licence is kept', async ({ app }) => {
  await app.open('new/lingquan');
  await app.new.begin.click();
  await app.frame.goTo('矿区范围');
  await expect(app.boundary.judged.getByRole('heading')).toHaveText('有差异');
  await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('20.0318 km²');
  await expect(app.boundary.area('平面面积（参考）')).toHaveText('20.0331 km²');
  await expect(app.boundary.area('许可证登记')).toHaveText('20.0252 km²');
  await expect(app.boundary.judged).toContainText('以证载面积为准');
  await expect(app.frame.step('矿区范围')).toContainText('有差异');
});

test('灵露 is blocked: its faults are named by point, no area is shown, and it is saved all the same', async ({ app, page }, info) => {
  await app.open('new/linglu');
  await expect(app.new.track.getByRole('heading')).toHaveText('评价路径：已入库复核');
  await app.new.begin.click();
  await app.frame.goTo('矿区范围');

  const expectBlocked = async () => {
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('坐标待核');
    await expect(app.boundary.rows).toHaveCount(13);
    await expect(app.boundary.problems.filter({ hasText: '第 6 点与第 2 点重复' })).toHaveCount(1);
    for (const edge of ['2–3', '5–6', '7–8', '9–10', '11–12']) {
      const crossing = app.boundary.problems.filter({ hasText: '相交' }).filter({ hasText: new RegExp(`边 ${edge}(?!\\d)`) });
      await expect(crossing, `edge ${edge}`).toHaveText(/边 13–1(?!\d)/);
    }
    await expect(app.boundary.problems.filter({ hasText: '相交' })).toHaveCount(5);
    await expect(app.boundary.problems.filter({ hasText: '小于证载 12.346' })).toHaveCount(1);
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('—');
    await expect(app.boundary.area('平面面积（参考）')).toHaveText('—');
    await expect(app.boundary.judged).not.toContainText(/1\.6458|与登记之差/);
    await expect(app.boundary.map).toBeVisible();
    await expect(app.boundary.map.locator('.m-fill'), 'what is blocked is not filled').toHaveCount(0);
    await expect(app.frame.step('矿区范围')).toContainText('待核');
  };
  await expectBlocked();
  await page.reload();
  await expectBlocked();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.boundary.rows).toHaveLength(13);

  await app.frame.goTo('导出');
  await expect(app.export.gaps.filter({ hasText: '矿区范围：坐标待核' })).toHaveCount(1);
  const submission = readSubmission((await kept(await app.export.save(app.export.json), info)).text);
  expect(JSON.stringify(submission.boundary)).not.toMatch(/1\.6458|1645\d{3}/);
});

test.describe('entering points', () => {
  test.use({ drafts: [text(blank('erhao', '0.1542'))] });

  test('a table from a spreadsheet is read, with its closing point and its heading', async ({ app }) => {
    await app.open('d/blank-1/boundary');
    const lines = mine('erhao').boundary!.printed.split(';').filter((line) => line.trim());
    const cells = lines.map((line) => line.split(',').map((cell) => cell.trim()));
    const table = ['点号\tX\tY', ...[...cells, cells[0]].map(([label, x, y]) => `J${label}\t${x}\t${y}`)].join('\n');
    await app.boundary.paste.fill(table);
    await app.boundary.read.click();
    await expect(app.boundary.rows).toHaveCount(6);
    await expect(app.boundary.cell(1, '点号')).toHaveValue('J1');
    await expect(app.boundary.said).toContainText('闭合点');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');
  });

  test('what cannot be read is named, and the table before the paste comes back', async ({ app }) => {
    await app.open('d/blank-1/boundary');
    await app.boundary.paste.fill(mine('erhao').boundary!.printed);
    await app.boundary.read.click();
    await app.boundary.paste.fill('无坐标的一段话');
    await app.boundary.read.click();
    await expect(app.boundary.said).toContainText('没有读出拐点，表格没有改动');
    await expect(app.boundary.rows).toHaveCount(6);
    await app.boundary.paste.fill('1, 5485081.58, 39543187.71; 2, 5485245.46; 3, 5485501.24, 39543183.86;');
    await app.boundary.read.click();
    await expect(app.boundary.said).toContainText('只有一个坐标');
    await app.boundary.undoPaste.press('Enter');
    await expect(app.boundary.mapPane, 'the button is gone').toBeFocused();
    await expect(app.boundary.rows).toHaveCount(6);
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');
  });

  test('a row can be typed, corrected and taken out, and a bad one is named', async ({ app, page }) => {
    await app.open('d/blank-1/boundary');
    for (const [row, [x, y]] of [['5485081.58', '39543187.71'], ['5485245.46', '39543473.59'], ['5485501.24', '395431x']].entries()) {
      await app.boundary.addRow.click();
      await app.boundary.cell(row + 1, '点号').fill(String(row + 1));
      await app.boundary.cell(row + 1, 'X 纵坐标').fill(x);
      await app.boundary.cell(row + 1, 'Y 横坐标').fill(y);
    }
    await expect(page.getByText('第 3 行的 Y（横坐标）“395431x”读不成数字')).toBeVisible();
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('—');
    await app.boundary.cell(3, 'Y 横坐标').fill('39543183.86');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText(/^0\.\d{4} km²$/);
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('不一致');
    await app.boundary.removeRow(3).click();
    await expect(app.boundary.rows).toHaveCount(2);
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('—');
  });

  test('without a datum no area is given, and none is guessed', async ({ app, page }) => {
    await app.open('d/blank-1/boundary');
    await app.boundary.paste.fill(mine('erhao').boundary!.printed);
    await app.boundary.read.click();
    await page.getByRole('combobox', { name: '坐标系' }).selectOption('请选择');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('—');
    await expect(page.getByText('坐标系或带号未定，暂不能计算椭球面积')).toBeVisible();
    await page.getByRole('combobox', { name: '坐标系' }).selectOption('2000国家大地坐标系');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');
  });
});
