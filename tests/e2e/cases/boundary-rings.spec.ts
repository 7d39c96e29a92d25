// Several rings: a deduction within the boundary, degrees, and what a pasted text says besides.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const blank = erhao({
  id: 'rings-1',
  edit: ({ assessment }) => {
    assessment.profile.area = { value: '0.99', source: 'typed' };
    assessment.boundary = { rows: [], datum: 'xian1980', zoneWidth: 3, zone: '' };
  },
});
test.use({ drafts: [text(blank)] });

const SQUARE = ['1, 5480000, 39540000', '2, 5480000, 39541000', '3, 5481000, 39541000', '4, 5481000, 39540000'];
const HOLE = ['1, 5480400, 39540400', '2, 5480500, 39540400', '3, 5480500, 39540500', '4, 5480400, 39540500'];

test('a pasted boundary with a deduction fills the table ring by ring, and the deduction counts', async ({ app, page }) => {
  await app.open('d/rings-1/boundary');
  await app.boundary.paste.fill([...SQUARE, '扣除区：', ...HOLE].join('\n'));
  await app.boundary.read.click();
  await expect(app.boundary.said).toContainText('读出 8 个拐点，分 2 圈，已填入下表');
  await expect(app.boundary.rows).toHaveCount(8);
  await expect(page.getByRole('rowheader', { name: '第 1 圈（范围）' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '第 2 圈（扣除）' })).toBeVisible();
  await expect(app.boundary.area('平面面积（参考）')).toHaveText('0.9900 km²');
  await app.frame.expectSaved();
  const { rows } = (await app.frame.stored())!.assessment.boundary as unknown as { rows: { ring?: number }[] };
  expect(rows.map((row) => row.ring ?? 1)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
  await app.boundary.undoPaste.click();
  await expect(app.boundary.rows).toHaveCount(0);
});

test('a ring can be begun by hand', async ({ app, page }) => {
  await app.open('d/rings-1/boundary');
  await app.boundary.paste.fill(SQUARE.join('\n'));
  await app.boundary.read.click();
  await expect(page.getByRole('rowheader')).toHaveCount(0);
  await page.getByRole('button', { name: /另起一圈/ }).click();
  for (const [row, line] of HOLE.entries()) {
    if (row > 0) await app.boundary.addRow.click();
    const [label, x, y] = line.split(', ');
    await app.boundary.cell(5 + row, '点号').fill(label);
    await app.boundary.cell(5 + row, 'X 纵坐标').fill(x);
    await app.boundary.cell(5 + row, 'Y 横坐标').fill(y);
  }
  await expect(page.getByRole('rowheader', { name: '第 2 圈（扣除）' })).toBeVisible();
  await expect(app.boundary.area('平面面积（参考）')).toHaveText('0.9900 km²');
});

test('degrees, minutes and seconds are put into the plane, and the datum is asked', async ({ app, page }) => {
  await app.open('d/rings-1/boundary');
  await page.getByRole('combobox', { name: '坐标系' }).selectOption('请选择');
  await app.boundary.paste.fill('1, 117°33′00.000″, 49°27′00.000″\n2, 117°34′00.000″, 49°27′00.000″\n3, 117°34′00.000″, 49°27′30.000″\n4, 117°33′00.000″, 49°27′30.000″');
  await app.boundary.read.click();
  await expect(app.boundary.rows).toHaveCount(4);
  await expect(page.getByRole('columnheader', { name: 'X 纬度' })).toBeVisible();
  await expect(page.getByText('这些坐标是哪个坐标系的')).toBeVisible();
  await page.getByRole('combobox', { name: '坐标系' }).selectOption('WGS 84 经纬度');
  // pyproj.Geod(ellps='WGS84').polygon_area_perimeter over the sides as they run in the plane: 1.1200 km².
  await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('1.1200 km²');
});

test('elevations and the datum that a text names are offered, not taken', async ({ app, page }) => {
  await app.open('d/rings-1/boundary');
  await app.boundary.paste.fill(['2000国家大地坐标系', ...SQUARE, '开采标高：由645米至580米'].join('\n'));
  await app.boundary.read.click();
  await expect(page.getByRole('combobox', { name: '坐标系' })).toHaveValue('xian1980');
  await page.getByRole('button', { name: '采用这个坐标系' }).click();
  await expect(page.getByRole('combobox', { name: '坐标系' })).toHaveValue('cgcs2000');
  await expect(page.getByText('开采标高：645 m 至 580 m')).toBeVisible();
  await page.getByRole('button', { name: '填入矿山概况' }).click();
  await app.frame.expectSaved();
  const profile = (await app.frame.stored())!.assessment.profile;
  expect([profile.elevationTop?.value, profile.elevationBottom?.value]).toEqual(['645', '580']);
});
