// The table of items: out, changed with a spreadsheet program, previewed, taken in, taken back.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { rowOf, withCells } from '../helpers/zip';

const DRAFT = erhao({ items: answers() });
const OTHER = erhao({ id: 'erhao-2', name: '另一份' });
test.use({ drafts: [text(DRAFT), text(OTHER)] });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('a table goes out, comes back changed, is previewed, taken in, and taken back', async ({ app, page }, info) => {
  await app.open(`d/${DRAFT.id}/export`);
  const file = await kept(await app.export.save(app.export.table, 60_000), info);
  const before = (await app.frame.stored())!.assessment.items;

  await page.getByRole('link', { name: '读回填好的表格' }).click();
  await app.table.choose(file.path);
  await expect(app.table.preview).toContainText('0 处与草稿不同，0 行读不懂');
  await expect(app.table.apply).toHaveCount(0);

  const road = rowOf(file.bytes, 'SS-A2-01/hard');
  const remark = rowOf(file.bytes, 'SS-A1-01');
  const wrong = rowOf(file.bytes, 'SS-A4-03');
  const changed = withCells(file.bytes, { [`D${road}`]: '3.5', [`G${remark}`]: '堆场已重新划线', [`D${wrong}`]: '差不多' });
  await app.table.choose({ name: '填好.xlsx', mimeType: XLSX, buffer: changed });
  await expect(app.table.preview).toContainText('2 处与草稿不同，1 行读不懂');
  await expect(app.table.preview).toBeFocused();
  await expect(app.table.changes.filter({ hasText: '堆场已重新划线' })).toContainText(String(remark));
  await expect(app.table.refused).toContainText(`第 ${wrong} 行`);
  await expect(app.table.refused).toContainText('不是可选的答案');
  expect((await app.frame.stored())!.assessment.items, 'nothing is changed before it is confirmed').toEqual(before);

  await app.table.apply.click();
  await expect(app.table.status.last()).toContainText('已按表格改了 2 处');
  await app.frame.expectSaved();
  const after = (await app.frame.stored())!.assessment.items;
  expect(after['SS-A2-01'].inputs).toMatchObject({ hard: '3.5' });
  expect(after['SS-A1-01'].record).toMatchObject({ remark: '堆场已重新划线' });
  expect(after['SS-A4-03']).toEqual(before['SS-A4-03']);

  await app.frame.undo.click();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.items).toEqual(before);
});

test('a table of one draft fills another of the same catalogue, and says whose it is', async ({ app }, info) => {
  await app.open(`d/${DRAFT.id}/export`);
  const file = await kept(await app.export.save(app.export.table, 60_000), info);
  await app.open(`d/${OTHER.id}/table`);
  await app.table.choose(file.path);
  await expect(app.table.preview).toContainText('从另一份草稿导出的');
  await app.table.apply.click();
  await app.frame.expectSaved();
  const taken = (await app.frame.stored())!.assessment.items;
  for (const [id, answer] of Object.entries(DRAFT.assessment.items)) {
    const { record: _, ...said } = answer;
    expect(taken[id] ?? {}, id).toEqual(said);
  }
});

test('what is no table is refused with a message', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/table`);
  for (const [name, buffer, said] of [
    ['旧的.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '不是 .xlsx 表格'],
    ['坏的.xlsx', Buffer.from('PK\x03\x04....', 'latin1'), '不是 .xlsx 表格'],
    ['大的.xlsx', Buffer.alloc(20_000_001), '文件太大（超过 20 MB）'],
  ] as const) {
    await app.table.choose({ name, mimeType: XLSX, buffer });
    await expect(app.table.status.last()).toContainText(said, { timeout: 20_000 });
  }
});
