// Two drafts side by side, and one made of both.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const MINE = erhao();
const THEIRS = erhao({
  id: 'erhao-2',
  name: '李娜填的',
  edit: ({ assessment }) => {
    assessment.profile.contact.value = '李娜';
    assessment.profile.phone = { value: '0470-6521000', source: 'typed' };
    assessment.items['SS-A1-01'] = { choice: 'a' };
    assessment.boundary.rows = assessment.boundary.rows.slice(0, 4);
  },
});
test.use({ drafts: [text(MINE), text(THEIRS)] });

test('each difference is chosen, the rest stays, and the merge can be undone', async ({ app }) => {
  await app.open(`d/${MINE.id}/compare`);
  await app.compare.with('李娜填的');
  await expect(app.compare.differences).toHaveCount(4);
  await expect(app.compare.difference('联系人')).toContainText('王磊（自填）');
  await expect(app.compare.difference('联系人')).toContainText('李娜（自填）');
  await expect(app.compare.difference('联系电话')).toContainText('（没有填）');
  await expect(app.compare.difference('矿区范围')).toContainText('4 行拐点');
  await app.compare.take('联系电话', '李娜填的');
  await app.compare.take('SS-A1-01', '李娜填的');
  await app.compare.into.click();
  await expect(app.frame.said).toContainText('已并入“李娜填的”的 2 处');
  await app.frame.expectSaved();
  const { assessment } = (await app.frame.stored())!;
  expect(assessment).toEqual({
    ...MINE.assessment,
    profile: { ...MINE.assessment.profile, phone: THEIRS.assessment.profile.phone },
    items: { 'SS-A1-01': { choice: 'a' } },
  });
  expect(await app.frame.stored(THEIRS.id), 'the other draft is as it was').toEqual(THEIRS);
  await app.frame.undo.click();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment).toEqual(MINE.assessment);
});

test('a merge can become a draft of its own, from a file', async ({ app }) => {
  await app.open(`d/${MINE.id}/compare`);
  await app.compare.file.setInputFiles({ name: '李娜.草稿.json', mimeType: 'application/json', buffer: Buffer.from(text(THEIRS)) });
  await expect(app.compare.differences).toHaveCount(4);
  await app.compare.allOther.click();
  await app.compare.asNew.click();
  await expect(app.heading).toHaveText('结果与整改');
  expect(await app.frame.id()).not.toBe(MINE.id);
  const merged = (await app.frame.stored())!;
  expect(merged.name).toBe(`${MINE.name}（合并）`);
  expect(merged.assessment).toEqual(THEIRS.assessment);
  expect(await app.frame.stored(MINE.id)).toEqual(MINE);
});

test('a file that is none of ours changes nothing', async ({ app }) => {
  await app.open(`d/${MINE.id}/compare`);
  await app.compare.file.setInputFiles({ name: '表.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
  await expect(app.compare.said).toContainText('不是完整的数据文件');
  await expect(app.compare.differences).toHaveCount(0);
});
