// 说明与依据: where the numbers come from and how sure they are.
import { expect, test } from '../fixtures';
import { editionDigest, editions, quarry } from '../helpers/catalogue';

test('each edition of a catalogue is named with its version, what it is not, and the digest of its file', async ({ app, page }) => {
  await app.open('about');
  for (const one of editions(quarry.id)) {
    const section = app.about.edition(one);
    await expect(section).toContainText('编制稿，非官方评分表');
    await expect(section).toContainText(editionDigest(one));
    await expect(section.getByText('已有新版代替')).toHaveCount(one.version === quarry.version ? 0 : 1);
  }
  for (const certainty of ['规划载明', '公开文件（已读）', '公开标准（凭记忆，待核）', '编制']) {
    await expect(page.getByText(certainty, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText('所有内容只存在这台设备的这个浏览器里')).toBeVisible();
});

test('it is reached from the start page, and leads back', async ({ app, page }) => {
  await app.open();
  await page.getByRole('link', { name: '说明与依据' }).click();
  await expect(app.heading).toHaveText('说明与依据');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(app.heading).toHaveText('自评草稿');
});
