// When the program itself breaks. It is made to by damaging, inside its wasm, the name of a member that every catalogue
// has: the page still opens, and breaks as soon as a catalogue is read, which the list of drafts does.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { rebuilt } from '../helpers/rebuilt';

const DRAFTS = [erhao({ items: answers() }), erhao({ id: 'erhao-2', name: '另一份' })];

test.use({ drafts: DRAFTS.map(text), expectedErrors: /./ });

function damaged(wasm: Buffer): Buffer {
  const at = wasm.indexOf('binding_principle');
  expect(at, 'the name of the member should be in the wasm as text').toBeGreaterThan(0);
  wasm.write('?', at, 'latin1');
  return wasm;
}

test('the page says so, and every draft can be taken along or opened again', async ({ app, page }, info) => {
  await rebuilt(page, 'greenmine.wasm', damaged);
  await app.open();

  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading')).toHaveText('程序出了错，已经停下');
  await expect(alert).toContainText('已保存的草稿还在这台电脑的浏览器里');
  await alert.locator('summary', { hasText: '技术信息' }).click();
  await expect(alert.locator('pre')).toContainText(/\.rs:\d+/);

  const links = alert.getByRole('link', { name: /^存下草稿 \d$/ });
  await expect(links).toHaveCount(2);
  const files = [];
  for (const link of await links.all()) {
    const download = page.waitForEvent('download');
    await link.click();
    files.push(await kept(await download, info));
  }
  const saved = files.map((file) => JSON.parse(file.text));
  expect(saved).toEqual(expect.arrayContaining(DRAFTS));

  await page.unrouteAll();
  await alert.getByRole('link', { name: '重新打开' }).click();
  await expect(app.heading).toBeVisible();
  await app.open();
  await expect(app.start.drafts).toHaveCount(2);
  await app.start.takeIn(files[0].path);
  await expect(app.start.drafts).toHaveCount(3);
});
