// Versions of a draft, and what the archive brings back when local storage lost it.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';
import { archived } from '../helpers/shelf';

const DRAFT = erhao();
test.use({ drafts: [text(DRAFT)] });

test('versions are listed with what changed, compared with now, and restored as a step that can be undone', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('改过的联系人');
  await app.frame.expectSaved();
  await app.frame.goTo('历史版本');
  await expect(app.history.versions).toHaveCount(2);
  const [newest, first] = [app.history.versions.nth(0), app.history.versions.nth(1)];
  await expect(newest).toContainText('改了：联系人');
  await expect(newest).toContainText('与现在的内容相同');
  await expect(first).toContainText('留存的最早一版');
  await first.getByRole('button', { name: /与现在/ }).click();
  await expect(first.locator('.difference')).toContainText(['联系人']);
  await expect(first.locator('.difference')).toContainText('王磊（自填）');
  await expect(first.locator('.difference')).toContainText('改过的联系人（自填）');
  await first.getByRole('button', { name: /恢复到/ }).click();
  await expect(app.frame.said).toContainText('已恢复到');
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment).toEqual(DRAFT.assessment);
  await app.frame.undo.click();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.profile.contact.value).toBe('改过的联系人');
  await page.reload();
  await expect(app.history.versions.first()).toBeVisible();
});

test('what local storage lost comes back from the archive, and the person is told', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const old = await page.evaluate(() => ({ ...localStorage }));
  await app.profile.field('联系人').fill('断电之前最后写的');
  await app.frame.expectSaved();
  // As after a kill: the browser had not yet written local storage to the disk.
  await page.evaluate((old) => {
    localStorage.clear();
    for (const [key, text] of Object.entries(old)) localStorage.setItem(key, text as string);
  }, old);
  await page.reload();
  await app.open();
  await expect(page.getByText('已从本机的留存里恢复')).toContainText(DRAFT.name);
  await app.start.draft(DRAFT.name).open.click();
  await expect(app.profile.field('联系人')).toHaveValue('断电之前最后写的');
});

test('local storage cleared under the page loses nothing', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('第一句');
  await app.frame.expectSaved();
  await page.evaluate(() => localStorage.clear());
  await app.profile.field('联系电话').fill('0470-1');
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.profile).toMatchObject({ contact: { value: '第一句' }, phone: { value: '0470-1' } });
  // And when nothing is typed any more, the archive brings it back.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(app.profile.field('联系电话')).toHaveValue('0470-1');
});

test('a draft deleted for good does not come back', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('李娜');
  await app.frame.expectSaved();
  await app.open();
  await app.start.draft(DRAFT.name).delete();
  await app.start.purge(DRAFT.name);
  await expect(app.start.deleted).toHaveCount(0);
  await expect.poll(() => archived(page)).toEqual([]);
  await page.reload();
  await expect(app.start.newAssessment).toBeVisible();
  await expect(app.start.drafts).toHaveCount(0);
});

test.describe('in a browser without a database', () => {
  test('the page says what that means, and everything else works', async ({ app, page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
    await app.open(`d/${DRAFT.id}/profile`);
    await expect(page.getByText('浏览器的数据库用不了')).toBeVisible();
    await app.profile.field('联系人').fill('李娜');
    await app.frame.expectSaved(false);
    await page.getByRole('button', { name: '知道了' }).click();
    await app.frame.goTo('历史版本');
    await expect(page.getByText('还没有历史版本')).toBeVisible();
    await page.reload();
    await app.frame.goTo('矿山概况');
    await expect(app.profile.field('联系人')).toHaveValue('李娜');
  });
});
