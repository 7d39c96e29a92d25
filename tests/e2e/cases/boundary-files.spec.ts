// Files of corner points: looked at before anything changes, written so that they are read back, hostile ones refused.
import path from 'node:path';
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { erhao, text } from '../helpers/drafts';
import { root } from '../helpers/project';

const QUARRY = path.join(root, 'tests/e2e/files/quarry-with-hole.gbk.txt');
test.use({ drafts: [text(erhao({ id: 'files-1' }))] });

test('a 报盘 file in GBK with a deduction is shown first, then taken over, and can be taken back', async ({ app, page }) => {
  await app.open('d/files-1/boundary');
  await app.boundary.choose(QUARRY);
  await expect(app.boundary.preview).toContainText('报盘 TXT（地块坐标），GBK 编码');
  await expect(app.boundary.preview).toContainText('2000国家大地坐标系');
  await expect(app.boundary.preview).toContainText('8 个，2 圈');
  await expect(app.boundary.preview).toContainText('0.9900 km²，计算面积与它相差');
  await expect(app.boundary.rows, 'nothing has changed yet').toHaveCount(6);
  await app.boundary.preview.getByRole('button', { name: '用这些坐标替换下表' }).click();
  await expect(app.boundary.rows).toHaveCount(8);
  await expect(page.getByRole('rowheader', { name: '第 2 圈（扣除）' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '坐标系', exact: true })).toHaveValue('cgcs2000');
  await expect(app.boundary.area('平面面积（参考）')).toHaveText('0.9900 km²');
  await app.boundary.undoPaste.click();
  await expect(app.boundary.rows).toHaveCount(6);
  await expect(page.getByRole('combobox', { name: '坐标系', exact: true })).toHaveValue('xian1980');
});

const deep = '{"type":"FeatureCollection","features":' + '['.repeat(100_000);
for (const [what, name, bytes, said] of [
  ['an empty file', '空.txt', Buffer.alloc(0), '文件是空的'],
  ['a picture', '照片.zip', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]), '没有读入，表格没有改动。'],
  ['a bottomless GeoJSON', '深.geojson', Buffer.from(deep), '没有读入，表格没有改动。'],
  ['a cut ZIP', '断.zip', Buffer.from('PK\x03\x04 and then nothing'), '没有读入，表格没有改动。'],
] as const) {
  test(`${what} gets a message and changes nothing`, async ({ app }) => {
    await app.open('d/files-1/boundary');
    const before = await app.boundary.table();
    await app.boundary.choose({ name, mimeType: 'application/octet-stream', buffer: bytes });
    await expect(app.boundary.files.getByRole('status')).toContainText(said);
    await expect(app.boundary.preview).toHaveCount(0);
    expect(await app.boundary.table()).toEqual(before);
  });
}

for (const [format, same] of [
  ['报盘 TXT（地块坐标）', 'rows'],
  ['CSV 表格', 'rows'],
  ['DXF 图形', 'rows'],
  // A Shapefile's outer rings run clockwise; 二号 is printed the other way round.
  ['Shapefile（ZIP）', 'turned'],
  ['GeoJSON', 'degrees'],
  ['KML', 'degrees'],
] as const) {
  test(`${format} is written, and what is read back is the same boundary`, async ({ app, page }, info) => {
    await app.open('d/files-1/boundary');
    const before = (await app.boundary.table()).map(([, x, y]) => [x, y]);
    await app.boundary.fileFormat.selectOption(format);
    const download = page.waitForEvent('download');
    await app.boundary.saveFile.click();
    const file = await kept(await download, info);
    expect(file.bytes.length).toBeGreaterThan(100);
    await app.boundary.choose(file.path);
    await expect(app.boundary.preview).toContainText('6 个，1 圈');
    const unsaid = app.boundary.preview.getByRole('combobox', { name: /坐标系/ });
    if (await unsaid.isVisible()) await unsaid.selectOption('1980西安坐标系');
    await expect(app.boundary.preview).toContainText('0.1542 km²（一致）');
    await app.boundary.preview.getByRole('button', { name: '用这些坐标替换下表' }).click();
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');
    const [first, ...rest] = before;
    const expected = { rows: before, turned: [first, ...rest.reverse()], degrees: null }[same];
    if (expected) expect((await app.boundary.table()).map(([, x, y]) => [x, y])).toEqual(expected);
  });
}

test('a file is loaded beside the boundary, held against it, and taken out again', async ({ app, page }) => {
  await app.open('d/files-1/boundary');
  await app.boundary.choose(QUARRY);
  await app.boundary.preview.getByRole('button', { name: '加为相邻范围，只作比对' }).click();
  const line = app.boundary.beside.getByRole('listitem').filter({ hasText: '草原采石场' });
  await expect(line).toContainText('坐标系不同，之间没有公布的转换参数，不换算，不比对');
  await app.frame.expectSaved();
  await page.reload();
  await line.getByRole('button', { name: '移出 草原采石场' }).click();
  await expect(line).toHaveCount(0);
});
