// A person's own seven parameters: slips of unit are told, nothing is converted before all are there, and whatever comes
// out is labelled with them.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { erhao, text } from '../helpers/drafts';
import { readSubmission } from '../helpers/submission';

test.use({ drafts: [text(erhao({ id: 'local-1' }))] });

// The first corner of 二号 by PROJ 9.5.1: 5485135.9918, 39543063.7258.
const LABEL =
  '按填写的七参数转换，非公布参数：1980西安坐标系到2000国家大地坐标系，ΔX 120.5 m，ΔY −30.25 m，ΔZ 8 m，εX 0.5″，εY −0.25″，εZ 1″（坐标框架旋转），m −2.5 ppm；来源：某测绘单位，2019年';

test('own parameters are checked, used and named on page, in the coordinate file, in the data file and beside others', async ({ app, page }, info) => {
  await app.open('d/local-1/boundary');
  const local = app.boundary.local;
  await expect(local.getByRole('combobox').first(), 'folded away').toBeHidden();
  await page.getByRole('heading', { name: '有本地转换参数？' }).click();
  await local.getByRole('combobox', { name: '从哪个坐标系' }).selectOption('1980西安坐标系');
  await local.getByRole('combobox', { name: '到哪个坐标系' }).selectOption('2000国家大地坐标系');
  const cell = (name: string) => local.getByRole('textbox', { name });
  const numbers = { 'ΔX': '120.5', 'ΔY': '-30.25', 'ΔZ': '8', 'εX': '0.0000024241', 'εY': '-0.000001212', 'εZ': '0.0000048481', '尺度 m': '0.9999975' };
  for (const [name, value] of Object.entries(numbers)) await cell(name).fill(value);
  await expect(local.getByRole('status')).toHaveText('参数里有不对的，见上面各栏；改好后转换。');
  await expect(cell('εX')).toHaveAccessibleDescription(/以弧度计的；换算成秒是 0\.5/);
  await expect(cell('尺度 m')).toHaveAccessibleDescription(/换算过来是 -2\.5/);
  await expect(local.getByRole('table')).toHaveCount(0);
  for (const [name, value] of [['εX', '0.5'], ['εY', '-0.25'], ['εZ', '1'], ['尺度 m', '-2.5']]) await cell(name).fill(value);
  await expect(local.getByRole('status')).toHaveText('还没有填：旋转的符号约定。填齐后转换。');
  await local.getByRole('combobox', { name: '旋转的符号约定' }).selectOption('坐标框架旋转');
  await cell('参数的来源').fill('某测绘单位，2019年');
  await expect(local).toContainText(LABEL);
  await expect(local.getByRole('row', { name: /^1 / })).toContainText('5485135.9939543063.73135.40');
  await expect(app.boundary.area('椭球面积（法定口径）'), 'what is judged stays').toHaveText('0.1542 km²');
  await app.frame.expectSaved();
  await page.reload();
  await expect(local, 'entered ones are unfolded').toContainText(LABEL);

  await page.getByRole('combobox', { name: '哪一套坐标' }).selectOption('按填写的参数转换的，写明参数');
  await app.boundary.fileFormat.selectOption('CSV 表格');
  const download = page.waitForEvent('download');
  await app.boundary.saveFile.click();
  const file = await kept(await download, info);
  expect(file.text).toContain(`（${LABEL}）`);
  expect(file.text).toContain('2000国家大地坐标系');
  expect(file.text).toContain('5485135.99,39543063.73');

  // The file is in the other datum: beside the boundary it is compared by the parameters, and they are named.
  await app.boundary.choose(file.path);
  await app.boundary.preview.getByRole('button', { name: '加为相邻范围，只作比对' }).click();
  await app.boundary.beside.getByRole('button', { name: '比对重叠和共用边' }).click();
  const line = app.boundary.beside.getByRole('listitem').filter({ hasText: '原为2000国家大地坐标系，换算到本矿的1980西安坐标系后比对' });
  await expect(line).toContainText(`${LABEL.replace('大地坐标系，', '大地坐标系，反向使用，')}。参数差几米，以下结果也差几米。有重叠：0.1542 km²`);
  await local.getByRole('combobox', { name: '旋转的符号约定' }).selectOption('请选择');
  await expect(app.boundary.beside).toContainText('坐标系不同，之间没有公布的转换参数，不换算，不比对');
  await expect(app.boundary.beside).not.toContainText('有重叠');
  await local.getByRole('combobox', { name: '旋转的符号约定' }).selectOption('坐标框架旋转');

  await app.frame.goTo('导出');
  const { boundary } = readSubmission((await kept(await app.export.save(app.export.json), info)).text);
  expect(boundary.datum).toBe('xian1980');
  expect(boundary.local.transformed).toMatchObject({ datum: 'cgcs2000', zone: 39, backwards: false, shiftM: [120.5, -30.25, 8], scalePpm: -2.5 });
  expect(boundary.local.transformed.rings[0][0]).toEqual({ label: '1', x: 5485135.99, y: 39543063.73 });
});
