// What the browser cleared by itself, and a database that is slow or does not open: said as it is, with a way out.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const DRAFT = erhao();
test.use({ drafts: [text(DRAFT)] });

/** As a browser does that runs out of space, or someone who tidies up: while the page is not open. */
async function cleared(page: Page, stores: string) {
  const { origin } = new URL(page.url());
  await page.goto('about:blank');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: stores });
}

test('drafts that were cleared are missed until the person has taken note, and the marker holds nothing of them', async ({ app, page, context }) => {
  await app.open();
  await expect(app.start.drafts).toHaveCount(1);
  await expect(app.start.gone).toHaveCount(0);
  await cleared(page, 'local_storage,indexeddb,cache_storage,service_workers');
  await app.open();
  await expect(app.start.gone).toContainText('这里原来有草稿，现在一份也没有了');
  await expect(app.start.gone.getByRole('link', { name: '从备份恢复' })).toHaveAttribute('href', '#/keeping');

  await app.start.newAssessment.click();
  await app.new.mine('满洲里市扎赉诺尔区二号').click();
  await app.new.begin.click();
  await app.frame.expectSaved();
  await app.open();
  await page.reload();
  await expect(app.start.drafts).toHaveCount(1);
  await app.start.gone.getByRole('button', { name: '知道了' }).click();
  await page.reload();
  await expect(app.start.drafts).toHaveCount(1);
  await expect(app.start.gone).toHaveCount(0);
  expect((await context.cookies()).map(({ name, value }) => [name, value])).toEqual([[`greenmine${new URL(page.url()).port}`, 'here']]);

  // Taken away by the person, they are not missed.
  await app.start.drafts.getByRole('button', { name: '删除' }).click();
  await app.start.deleted.locator('summary').click();
  await app.start.deleted.getByRole('button', { name: '彻底删除' }).click();
  await page.reload();
  await expect(app.start.newAssessment).toBeVisible();
  await expect(app.start.gone).toHaveCount(0);
});

test('versions that were cleared are missed, the drafts are there', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('李娜');
  await app.frame.expectSaved();
  await cleared(page, 'indexeddb');
  await app.open();
  await expect(page.getByRole('status').filter({ hasText: '历史版本没有了' })).toBeVisible();
  await app.start.draft(DRAFT.name).open.click();
  await expect(app.profile.field('联系人')).toHaveValue('李娜');
  await page.reload();
  await app.open();
  await expect(app.start.drafts).toHaveCount(1);
  await expect(page.getByText('历史版本没有了')).toHaveCount(0);
});

test('a draft that only the database holds is waited for, and asked for again when the database did not open', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('李娜');
  await app.frame.expectSaved();
  await cleared(page, 'local_storage');

  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
      const how = sessionStorage.getItem('database') ?? 'refused';
      if (how === 'refused') throw new DOMException('refused', 'UnknownError');
      const request = open.apply(this, given);
      if (how !== 'slow') return request;
      // Heard late, as after a power cut: when the case says so.
      const hearLate = (hear: () => void) => (request.onsuccess = () => Object.assign(window, { answer: hear }));
      const late = Object.create(request, { result: { get: () => request.result }, onsuccess: { set: hearLate } });
      for (const event of ['onerror', 'onupgradeneeded']) Object.defineProperty(late, event, { set: (hear) => ((request as never)[event as never] = hear as never) });
      return late;
    };
  });
  const is = (how: string) => page.evaluate((how) => sessionStorage.setItem('database', how), how);

  await app.open(`d/${DRAFT.id}/profile`);
  await expect(app.heading).toHaveText('还没有找到这份草稿');
  await is('slow');
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByRole('status').filter({ hasText: '正在找回上次填写的内容' })).toBeVisible();
  await page.waitForFunction(() => 'answer' in window);
  await page.evaluate(() => (window as unknown as { answer(): void }).answer());
  await expect(app.profile.field('联系人')).toHaveValue('李娜');

  await app.profile.field('联系人').fill('王磊');
  await app.frame.expectSaved();
  await is('refused');
  await page.goto('./#/');
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: '数据库这次没有打开' })).toBeVisible();
  await expect(app.start.drafts).toHaveCount(1);
});
