// Storage that is full, blocked, or written by another tab.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { answerTo } from '../helpers/answers';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { archived, everything, fill, makeRoom } from '../helpers/shelf';
import { App } from '../pages/app';

const DRAFT = erhao({ items: answers() });

test.describe('when the browser has no room left', () => {
  test.use({ drafts: [text(DRAFT)] });

  test('the failure is shown with its way out, and once there is room a retry saves', async ({ app, page }, info) => {
    await app.open(`d/${DRAFT.id}/profile`);
    await fill(page);
    await app.profile.field('矿山地址').fill('内蒙古自治区呼伦贝尔市扎赉诺尔区');
    await expect(app.frame.saveState).toHaveText('没有保存');
    await expect(app.frame.trouble).toContainText('浏览器给本页的空间已满');
    expect(await app.frame.stored(), 'the last whole draft is still there').toEqual(DRAFT);

    await test.step('what is on the page can be taken along as a file', async () => {
      const download = page.waitForEvent('download');
      await app.frame.trouble.getByRole('button', { name: '存成草稿文件' }).click();
      const { assessment } = JSON.parse((await kept(await download, info)).text);
      expect(assessment.profile.address.value).toBe('内蒙古自治区呼伦贝尔市扎赉诺尔区');
    });

    await app.frame.trouble.getByRole('button', { name: '再试一次' }).click();
    await expect(app.frame.saveState).toHaveText('没有保存');
    await makeRoom(page);
    await app.frame.trouble.getByRole('button', { name: '再试一次' }).click();
    await app.frame.expectSaved();
    await expect(app.frame.trouble).toHaveCount(0);
    expect((await app.frame.stored())!.assessment.profile.address.value).toBe('内蒙古自治区呼伦贝尔市扎赉诺尔区');
  });

  test('a draft too long to be read again is not kept, that is said, and undoing saves', async ({ app }) => {
    await app.open(`d/${DRAFT.id}/profile`);
    await app.profile.field('矿山地址').fill('长'.repeat(1_700_000));
    await expect(app.frame.saveState).toHaveText('没有保存');
    await expect(app.frame.trouble).toContainText('超过了 5 MB');
    expect(await app.frame.stored(), 'the last whole draft is still there').toEqual(DRAFT);
    await app.frame.undo.click();
    await app.frame.expectSaved();
    await expect(app.frame.trouble).toHaveCount(0);
    await expect(app.profile.field('矿山地址')).toHaveValue('');
  });

  test('nobody leaves it unasked, and what was left unsaved comes back at the next start when there is room', async ({ app, page }) => {
    await app.open(`d/${DRAFT.id}/profile`);
    await fill(page);
    await app.profile.field('矿山地址').fill('扎赉诺尔区');
    await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
    await expect(app.frame.trouble).toContainText('还没有离开本页');
    await expect(page).toHaveURL(new RegExp(DRAFT.id));
    await expect(app.profile.field('矿山地址')).toHaveValue('扎赉诺尔区');
    // To another step of the same draft is not away.
    await app.frame.goTo('先决条件');
    await app.frame.goTo('矿山概况');
    await expect(app.profile.field('矿山地址')).toHaveValue('扎赉诺尔区');
    await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
    await app.frame.trouble.getByRole('button', { name: '不保存，离开' }).click();
    await expect(app.start.drafts).toHaveCount(1);
    await expect.poll(async () => (await archived(page)).join('\n')).toContain('扎赉诺尔区"');
    await makeRoom(page);
    await page.reload();
    await expect(page.getByText('恢复到最后一次保存的内容')).toBeVisible();
    expect((await app.frame.stored(DRAFT.id))!.assessment.profile.address.value).toBe('扎赉诺尔区');
  });

  test('the next change tries again by itself', async ({ app, page }) => {
    await app.open(`d/${DRAFT.id}/profile`);
    await fill(page);
    await app.profile.field('矿山地址').fill('扎赉诺尔区');
    await expect(app.frame.saveState).toHaveText('没有保存');
    await makeRoom(page);
    await app.profile.field('联系人').fill('李娜');
    await app.frame.expectSaved();
    expect((await app.frame.stored())!.assessment.profile).toMatchObject({ address: { value: '扎赉诺尔区' }, contact: { value: '李娜' } });
  });

  test('the drafts are still listed, can be deleted and brought back, and new ones are refused in words', async ({ app, page }) => {
    await app.open();
    await fill(page);
    await page.reload();
    await expect(app.start.draft(DRAFT.name).root).toBeVisible();
    await expect(page.getByText('浏览器不允许本页保存数据')).toHaveCount(0);
    await app.start.draft(DRAFT.name).duplicate();
    await expect(app.start.message).toContainText('没有保存成功');
    await expect(app.start.drafts).toHaveCount(1);
    await app.open('new/erhao');
    await app.new.begin.click();
    await expect(page.getByRole('alert')).toContainText('没有保存成功');

    await app.open();
    await app.start.draft(DRAFT.name).delete();
    await expect(app.start.drafts).toHaveCount(0);
    await app.start.restore(DRAFT.name);
    await expect(app.start.drafts).toHaveCount(1);
    expect(await app.frame.stored(DRAFT.id)).toEqual(DRAFT);
  });
});

test.describe('when the browser blocks storage', () => {
  const block = (page: Page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });

  test('the page says that nothing is kept, works all the same, and the draft can be saved as a file', async ({ app, page }, info) => {
    await block(page);
    await app.open();
    await expect(page.getByRole('alert')).toContainText('浏览器不允许本页保存数据');
    await app.start.newAssessment.click();
    await app.new.mine('满洲里市扎赉诺尔区二号').click();
    await app.new.begin.click();
    await expect(page.getByRole('alert')).toContainText('关闭页面后内容会丢失');
    await app.profile.field('联系人').fill('王磊');
    await app.frame.goTo('A 矿区环境');
    const card = app.items.card('SS-A1-01');
    await card.answer(answerTo(card.item));
    await expect(card.outcome).toContainText('3 / 3');
    await app.frame.goTo('导出');
    const file = JSON.parse((await kept(await app.export.save(app.export.draft), info)).text);
    expect(file.assessment.profile.contact.value).toBe('王磊');
    expect(file.assessment.items['SS-A1-01'].choice).toBe('a');

    // Within the visit the draft stays in the list.
    await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
    await expect(app.start.drafts).toHaveCount(1);
    await app.start.drafts.getByRole('link', { name: '继续填写' }).click();
    await expect(app.profile.field('联系人')).toHaveValue('王磊');
  });
});

test.describe('when the browser blocks all site data', () => {
  test('nothing is called saved, leaving the page is warned about, and coming back says what became of it', async ({ app, page }) => {
    await page.addInitScript(() => {
      const refuse = {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      };
      Object.defineProperty(window, 'localStorage', refuse);
      Object.defineProperty(window, 'indexedDB', refuse);
    });
    await app.open('new/erhao');
    await app.new.begin.click();
    await app.profile.field('联系人').fill('王磊');
    await expect(app.frame.saveState).toHaveText('没有保存，只在本页');
    const address = page.url();

    // Elsewhere within the page nothing is lost, and nobody is held back.
    await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
    await expect(app.start.drafts).toHaveCount(1);
    const warned = page.waitForEvent('dialog');
    const reloaded = page.reload();
    const dialog = await warned;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloaded;

    await page.goto(address);
    await page.reload();
    await expect(app.heading).toHaveText('打不开这份草稿');
    await expect(page.getByRole('main')).toContainText('浏览器不允许本页保存数据');
  });
});

test.describe('the same draft in two tabs of a browser without locks', () => {
  test.use({ drafts: [text(DRAFT)] });
  test.beforeEach(({ context }) => context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })));

  /** The draft in two tabs; the second one has just saved, so the first is behind. */
  async function twoTabs(app: App) {
    await app.open(`d/${DRAFT.id}/profile`);
    const other = new App(await app.page.context().newPage());
    await other.open(`d/${DRAFT.id}/profile`);
    await other.profile.field('联系人').fill('第二页');
    await other.frame.expectSaved();
    await expect(app.frame.trouble).toContainText('这份草稿在另一个页面里改过。为免互相覆盖，本页已停止保存');
    await expect(app.frame.saveState).toHaveText('没有保存');
    return other;
  }

  test('the tab that fell behind stops saving and writes over nothing', async ({ app, page }) => {
    await twoTabs(app);
    const before = await everything(page);
    await app.profile.field('联系人').fill('第一页');
    await app.frame.goTo('先决条件');
    await app.preconditions.card('SS-P07').verdict('待核实').check();
    await expect(app.frame.trouble).toBeVisible();
    await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
    await expect(app.frame.trouble).toContainText('还没有离开本页');
    await app.frame.trouble.getByRole('button', { name: '不保存，离开' }).click();
    await expect(app.start.drafts).toHaveCount(1);
    expect(await everything(page)).toEqual(before);
  });

  test('its content can become a draft of its own, which is saved from then on', async ({ app, page }) => {
    await twoTabs(app);
    await app.profile.field('联系人').fill('第一页');
    await app.frame.trouble.getByRole('button', { name: '本页内容另存为新草稿' }).click();
    await expect(page).not.toHaveURL(new RegExp(DRAFT.id));
    await expect(app.frame.trouble).toHaveCount(0);
    const id = await app.frame.id();
    await expect(app.profile.field('联系人')).toHaveValue('第一页');
    await app.profile.field('联系电话').fill('0470-6521000');
    await app.frame.expectSaved();
    await expect(app.frame.trouble).toHaveCount(0);
    const [mine, theirs] = [await app.frame.stored(id), await app.frame.stored(DRAFT.id)];
    expect(mine!.name).toBe(`${DRAFT.name}（本页）`);
    expect(mine!.assessment.profile).toMatchObject({ contact: { value: '第一页' }, phone: { value: '0470-6521000' } });
    expect(theirs!.assessment.profile.contact.value).toBe('第二页');
  });

  test('it can take over what the other tab saved, and the other tab goes on undisturbed', async ({ app }) => {
    const other = await twoTabs(app);
    await app.frame.trouble.getByRole('button', { name: '改用另一页的内容' }).click();
    await expect(app.frame.trouble).toHaveCount(0);
    await expect(app.profile.field('联系人')).toHaveValue('第二页');
    await app.frame.expectSaved();
    // Reading is no change: nothing is written, and the other tab is not put behind.
    await other.profile.field('联系人').fill('第二页，再改');
    await other.frame.expectSaved();
    await expect(other.frame.trouble).toHaveCount(0);
    expect((await other.frame.stored())!.assessment.profile.contact.value).toBe('第二页，再改');
  });

  test('a draft deleted in one tab and still typed into in the other is lost in neither', async ({ app }) => {
    await app.open(`d/${DRAFT.id}/profile`);
    const other = new App(await app.page.context().newPage());
    await other.open();
    await other.start.draft(DRAFT.name).delete();
    await expect(other.start.drafts).toHaveCount(0);
    await app.profile.field('联系人').fill('删除之后');
    await app.frame.expectSaved();
    await app.page.close();
    await other.page.reload();
    await other.start.restore(DRAFT.name);
    await expect(other.start.deleted).toHaveCount(0);
    expect(Object.values(await everything(other.page)).join('\n'), 'what was saved after the deletion').toContain('删除之后');
  });
});
