// One file with all drafts and the way back, plain and sealed; a shared computer; room.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { erhao, text } from '../helpers/drafts';
import { archived, everything } from '../helpers/shelf';
import { App } from '../pages/app';

const DRAFTS = [erhao(), erhao({ id: 'erhao-2', name: '另一份', edit: ({ assessment }) => (assessment.profile.contact.value = '李娜') })];
const PASSPHRASE = '草原 2026 夏';
test.use({ drafts: DRAFTS.map(text) });

test('all drafts go into one file, which another browser previews and adds', async ({ app, page, browser, baseURL }, info) => {
  await app.open();
  await expect(page.getByText('还没有备份过')).toHaveCount(1);
  await page.getByRole('link', { name: '去备份' }).click();
  const file = await kept(await app.keeping.save(), info);
  expect(file.name).toMatch(/^绿矿自评备份-\d{4}-\d\d-\d\d\.json$/);
  await expect(page.getByText('今天备份过').first()).toBeVisible();
  await app.open();
  await expect(page.getByRole('link', { name: '去备份' })).toHaveCount(0);

  const elsewhere = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
  const there = new App(await elsewhere.newPage());
  await there.open('keeping');
  await there.keeping.file.setInputFiles(file.path);
  await expect(there.keeping.preview).toContainText('有 2 份草稿');
  await there.keeping.wanted('另一份').uncheck();
  await there.keeping.add.press('Enter');
  await expect(there.keeping.said('从备份恢复')).toContainText('已加入 1 份草稿');
  await expect.poll(() => there.keeping.focused(), 'the button is gone').toContain('已加入 1 份草稿');
  // Once more: what is here already is not chosen by itself, and nothing is replaced.
  await there.keeping.file.setInputFiles(file.path);
  await expect(there.keeping.wanted(DRAFTS[0].name)).not.toBeChecked();
  await expect(there.keeping.preview).toContainText('这里已有相同的一份');
  await there.keeping.add.click();
  await there.open();
  await expect(there.start.drafts).toHaveCount(2);
  await there.start.draft('另一份').open.click();
  expect((await there.frame.stored())!.assessment).toEqual(DRAFTS[1].assessment);
  await elsewhere.close();
});

test('the reminder can be put off, and stays away after a reload', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: '一周后再提醒' }).click();
  await expect(page.getByRole('link', { name: '去备份' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('还没有备份过')).toBeVisible();
  await expect(page.getByRole('link', { name: '去备份' })).toHaveCount(0);
});

test('a sealed backup opens with its passphrase only', async ({ app, page }, info) => {
  test.slow();
  await app.open('keeping');
  await app.keeping.sealed.check();
  await app.keeping.passphrase('口令（至少 8 个字）').fill('短');
  await app.keeping.passphrase('再输一遍口令').fill('短');
  await expect(app.keeping.make).toBeDisabled();
  await app.keeping.passphrase('口令（至少 8 个字）').fill(PASSPHRASE);
  await expect(page.getByText('两遍输入的口令不一样')).toBeVisible();
  await app.keeping.passphrase('再输一遍口令').fill(PASSPHRASE);
  const file = await kept(await app.keeping.save(), info);
  expect(file.name).toMatch(/-加密\.txt$/);
  const sealed = await readFile(file.path, 'utf8');
  expect(sealed).toMatch(/^greenmine-sealed\/1\nargon2id /);
  expect(sealed).not.toContain('石料');

  const before = await everything(page);
  await app.keeping.file.setInputFiles(file.path);
  await app.keeping.passphrase('备份的口令').fill('另一个口令啊啊');
  await app.keeping.unseal.click();
  await expect(app.keeping.said('从备份恢复')).toContainText('口令不对');
  expect(await everything(page)).toEqual(before);
  await app.keeping.passphrase('备份的口令').fill(PASSPHRASE);
  await app.keeping.unseal.click();
  await expect(app.keeping.preview).toContainText('有 2 份草稿');

  await test.step('a changed file does not open', async () => {
    const at = sealed.length - 20;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    await app.keeping.file.setInputFiles({ name: '坏.txt', mimeType: 'text/plain', buffer: Buffer.from(changed) });
    await app.keeping.passphrase('备份的口令').fill(PASSPHRASE);
    await app.keeping.unseal.click();
    await expect(app.keeping.said('从备份恢复')).toContainText('口令不对');
  });
});

test('a file that is no backup gives a message and changes nothing', async ({ app, page }) => {
  await app.open('keeping');
  const before = await everything(page);
  for (const [content, said] of [
    ['名称,得分', '不是完整的数据文件'],
    [text(DRAFTS[0]), '不认识的文件格式'],
    ['{"format":"greenmine-backup/9","created":"","texts":[]}', '请用新版本打开'],
  ]) {
    await app.keeping.file.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(app.keeping.said('从备份恢复')).toContainText(said);
  }
  expect(await everything(page)).toEqual(before);
});

test('a backup that is opened as a draft is sent to the page that restores it', async ({ app, page }) => {
  await app.open();
  for (const content of ['{"format":"greenmine-backup/1","created":"","texts":[]}', 'greenmine-sealed/1\na\nb\nc']) {
    await page.getByLabel('打开文件').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await expect(page.getByText('这是全部草稿的备份')).toBeVisible();
    await page.getByLabel('打开文件').setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await expect(page.getByText('这是全部草稿的备份')).toHaveCount(0);
  }
});

test('a locked draft leaves no readable text behind and comes back with its passphrase', async ({ app, page }) => {
  test.slow();
  await app.open(`d/${DRAFTS[0].id}/profile`);
  await app.profile.field('联系人').fill('不想让人看见的名字');
  await app.frame.expectSaved();
  await app.open('keeping');
  await app.keeping.lock(DRAFTS[0].name, PASSPHRASE);
  await expect(app.keeping.said('共用电脑')).toContainText('已加锁');
  await expect.poll(async () => (await archived(page)).join('\n')).not.toContain('不想让人看见的名字');
  expect(JSON.stringify(await everything(page))).not.toContain('不想让人看见的名字');
  await page.reload();
  await app.open();
  await expect(app.start.drafts).toHaveCount(1);
  await expect(page.getByText('另有 1 份草稿已加锁')).toBeVisible();

  await app.open('keeping');
  await app.keeping.unlock(DRAFTS[0].name, '不对的口令不对的口令');
  await expect(app.keeping.said('共用电脑')).toContainText('口令不对');
  await app.keeping.unlock(DRAFTS[0].name, PASSPHRASE);
  await expect(app.keeping.said('共用电脑')).toContainText('已解锁');
  await expect.poll(() => app.keeping.focused(), 'the button is gone').toContain('已解锁');
  await app.open(`d/${DRAFTS[0].id}/profile`);
  await expect(app.profile.field('联系人')).toHaveValue('不想让人看见的名字');
});

test('a draft that another page has open is not locked', async ({ app, page, context }) => {
  await app.open(`d/${DRAFTS[0].id}/profile`);
  await app.frame.expectSaved();
  const other = new App(await context.newPage());
  await other.open('keeping');
  const before = await everything(page);
  await other.keeping.lock(DRAFTS[0].name, PASSPHRASE);
  await expect(other.keeping.said('共用电脑')).toContainText('正在另一个页面里打开');
  expect(await everything(page)).toEqual(before);
});

test('everything is wiped only after the words were typed, and does not come back', async ({ app, page }) => {
  await app.open(`d/${DRAFTS[0].id}/profile`);
  await app.profile.field('联系人').fill('李娜');
  await app.frame.expectSaved();
  await app.open('keeping');
  await page.locator('summary', { hasText: '清除本机的全部草稿' }).click();
  await expect(page.getByRole('button', { name: '清除本机的全部草稿' })).toBeDisabled();
  await app.keeping.wipe();
  await expect(app.keeping.said('共用电脑')).toContainText('已清除');
  await page.reload();
  await app.open();
  await expect(app.start.newAssessment).toBeVisible();
  await expect(app.start.drafts).toHaveCount(0);
  expect(Object.keys(await everything(page))).toEqual([]);
});

test('how much room there is stands on the page', async ({ app, page }) => {
  await app.open('keeping');
  const room = page.locator('section').filter({ has: page.getByRole('heading', { name: '存储空间' }) });
  await expect(room).toContainText(/草稿占用.*%/s);
  await expect(room).toContainText('浏览器允许');
});
