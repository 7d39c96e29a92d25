// One page writes a draft, the others read along.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';
import { App } from '../pages/app';

const DRAFT = erhao();
test.use({ drafts: [text(DRAFT)] });

async function another(app: App, step = 'profile') {
  const other = new App(await app.page.context().newPage());
  await other.open(`d/${DRAFT.id}/${step}`);
  return other;
}

test('the second tab reads along: it shows what the first one saves and takes no entries', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const other = await another(app);
  await expect(other.frame.reading).toContainText('只读');
  await expect(other.frame.saveState).toHaveText('只读');
  await expect(other.profile.field('联系人')).toBeDisabled();
  await app.profile.field('联系人').fill('第一页写的');
  await expect(other.profile.field('联系人')).toHaveValue('第一页写的');
  await app.frame.expectSaved();
  await expect(app.frame.trouble).toHaveCount(0);

  // Files can be made of it all the same.
  await other.frame.goTo('导出');
  await expect(other.export.json).toBeEnabled();
});

test('the second tab takes the turn, and not a keystroke of the first is lost', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const other = await another(app);
  await expect(other.frame.reading).toBeVisible();
  await app.profile.field('联系人').fill('还没有存的几个字');
  await other.frame.takeTurn.click();
  await expect(other.frame.reading).toHaveCount(0);
  await expect(other.profile.field('联系人')).toHaveValue('还没有存的几个字');
  await expect(app.frame.reading).toBeVisible();
  await expect(app.profile.field('联系人')).toBeDisabled();

  await other.profile.field('联系电话').fill('0470-6521000');
  await other.frame.expectSaved();
  await expect(app.profile.field('联系电话')).toHaveValue('0470-6521000');

  // And back again.
  await app.frame.takeTurn.click();
  await expect(app.frame.reading).toHaveCount(0);
  await expect(other.frame.reading).toBeVisible();
  await app.profile.field('联系人').fill('又在第一页');
  await app.frame.expectSaved();
  await expect(other.profile.field('联系人')).toHaveValue('又在第一页');
  expect((await app.frame.stored())!.assessment.profile).toMatchObject({ contact: { value: '又在第一页' }, phone: { value: '0470-6521000' } });
});

test('a tab that takes the turn says 已保存 only when its own database has what it took over', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const other = await another(app);
  await expect(other.frame.reading).toBeVisible();
  await other.page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    const waiting: (() => void)[] = [];
    let held = true;
    const finish = () => {
      held = false;
      waiting.forEach((hear) => hear());
    };
    Object.assign(window, { finish });
    IDBDatabase.prototype.transaction = function (...given) {
      const transaction = begin.apply(this, given);
      Object.defineProperty(transaction, 'oncomplete', { set: (hear) => transaction.addEventListener('complete', () => (held ? waiting.push(hear) : hear())) });
      return transaction;
    };
  });
  await app.profile.field('联系人').fill('刚刚写的');
  await other.frame.takeTurn.click();
  await expect(other.profile.field('联系人')).toBeEnabled();
  await expect(other.profile.field('联系人')).toHaveValue('刚刚写的');
  await expect(other.frame.saveState).toHaveText('正在保存…');
  await other.page.evaluate(() => (window as unknown as { finish: () => void }).finish());
  await other.frame.expectSaved();
});

test('when the writing tab is closed, a reading one goes on by itself', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const other = await another(app);
  await expect(other.frame.reading).toBeVisible();
  await app.profile.field('联系人').fill('关闭之前');
  await app.page.close({ runBeforeUnload: true });
  await expect(other.frame.reading).toHaveCount(0);
  await expect(other.profile.field('联系人')).toHaveValue('关闭之前');
  await other.profile.field('联系电话').fill('0470-1');
  await other.frame.expectSaved();
});

test('of five tabs one writes, whoever asks gets the turn, and nothing typed is lost', async ({ app }) => {
  test.setTimeout(120_000);
  await app.open(`d/${DRAFT.id}/profile`);
  const tabs = [app];
  for (let tab = 1; tab < 5; tab++) tabs.push(await another(app));
  const writers = async () => (await Promise.all(tabs.map((tab) => tab.profile.field('联系人').isEnabled()))).filter(Boolean).length;
  let expected = DRAFT.assessment.profile.contact.value;
  for (const [round, which] of [3, 1, 4, 2, 0, 4, 0].entries()) {
    const tab = tabs[which];
    await tab.frame.takeTurn.click();
    await expect(tab.profile.field('联系人')).toBeEnabled();
    await expect(tab.profile.field('联系人')).toHaveValue(expected);
    await expect.poll(writers).toBe(1);
    expected += `，${round}`;
    await tab.profile.field('联系人').fill(expected);
  }
  for (const tab of tabs) await expect(tab.profile.field('联系人')).toHaveValue(expected);
  for (const tab of tabs) await expect(tab.frame.trouble).toHaveCount(0);
  await expect.poll(async () => (await app.frame.stored())!.assessment.profile.contact.value).toBe(expected);
});

test('a draft renamed in the list keeps its writer', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('先写一点');
  await app.frame.expectSaved();
  const list = new App(await app.page.context().newPage());
  await list.open();
  await list.start.draft(DRAFT.name).rename('送审稿');
  await expect(app.page.locator('.where strong')).toHaveText('送审稿');
  await app.profile.field('联系人').fill('接着写');
  await app.frame.expectSaved();
  const stored = (await app.frame.stored())!;
  expect([stored.name, stored.assessment.profile.contact.value]).toEqual(['送审稿', '接着写']);
});
