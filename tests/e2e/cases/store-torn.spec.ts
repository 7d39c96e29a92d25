// Texts on the shelf that were torn, spoiled or lost: the generation before is there.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';
import { everything } from '../helpers/shelf';
import type { App } from '../pages/app';

const DRAFT = erhao();
const KEY = `greenmine/draft/${DRAFT.id}`;
test.use({ drafts: [text(DRAFT)] });

/** Two saves, so that both generations are the program's own. */
async function twoSaves(app: App, onDisk = true) {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('第一次');
  await app.frame.expectSaved(onDisk);
  await app.open();
  await app.start.draft(DRAFT.name).open.click();
  await app.profile.field('联系人').fill('第二次');
  await expect.poll(async () => (await app.frame.stored())!.assessment.profile.contact.value).toBe('第二次');
  await app.frame.expectSaved(onDisk);
  await app.open();
}

const rewrite = (page: Page, change: (text: string) => string | null) =>
  page.evaluate(
    ([key, source]) => {
      const next = new Function('text', `return (${source})(text)`)(localStorage.getItem(key));
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [KEY, change.toString()] as const,
  );

const spoilings: [string, (text: string) => string | null][] = [
  ['cut in half', (text) => text.slice(0, text.length / 2)],
  ['with one character changed', (text) => text.replace('第二次', '第三次')],
  ['emptied', () => ''],
];

for (const [how, change] of spoilings) {
  test(`a draft ${how} comes back whole from the archive, and the text is kept`, async ({ app, page }) => {
    await twoSaves(app);
    await app.start.draft(DRAFT.name).open.click();
    await app.frame.expectSaved();
    await rewrite(page, change);
    const spoiled = (await everything(page))[KEY];
    await page.reload();
    await expect(app.profile.field('联系人')).toHaveValue('第二次');
    await app.open();
    await expect(page.getByText('已从本机的留存里恢复')).toContainText(DRAFT.name);
    await expect(app.start.unreadable).toBeVisible();
    expect((await everything(page))[`greenmine/spoil/${DRAFT.id}`]).toBe(spoiled);
  });

  test(`without an archive, a draft ${how} falls back to the save before, says so, and keeps the text`, async ({ app, page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
    await twoSaves(app, false);
    await rewrite(page, change);
    const spoiled = (await everything(page))[KEY];
    await page.reload();
    await expect(app.start.drafts).toHaveCount(1);
    await expect(app.start.unreadable).toBeVisible();
    await app.start.draft(DRAFT.name).open.click();
    await expect(page.getByRole('alert').filter({ hasText: '已退回' })).toContainText('已退回到前一次保存的内容');
    await expect(app.profile.field('联系人')).toHaveValue('第一次');

    await app.profile.field('联系人').fill('接着写');
    await app.frame.expectSaved(false);
    await page.reload();
    await expect(page.getByRole('alert').filter({ hasText: '已退回' })).toHaveCount(0);
    await expect(app.profile.field('联系人')).toHaveValue('接着写');
    expect((await everything(page))[`greenmine/spoil/${DRAFT.id}`]).toBe(spoiled);
    await app.open();
    await expect(app.start.unreadable).toBeVisible();
  });
}
