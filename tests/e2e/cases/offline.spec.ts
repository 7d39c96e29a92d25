// The program without a network, and the change to a newer one. The server is the case's own.
import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { type Build, built, idOf, mixed, nameOf, next, Site } from '../helpers/site';
import { App } from '../pages/app';

const DRAFT = erhao({ items: answers() });

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const site = new Site(built());
    await site.up();
    await use(site);
    await site.down();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ serviceWorkers: 'allow', drafts: [text(DRAFT)] });

const state = (page: Page) => page.locator('.program-state');
const offer = (page: Page) => page.getByRole('button', { name: '有新版本，点此更新' });
const buildOf = (page: Page) => page.locator('meta[name="greenmine:build"]').getAttribute('content');
const caches = (page: Page) => page.evaluate(() => globalThis.caches.keys());

/** A first visit, until all of the program is stored. */
async function visited(app: App, address = '') {
  await app.open(address);
  await expect(state(app.page)).toHaveText('可离线使用', { timeout: 30_000 });
}

/** The server has another build, and the page has noticed. */
async function changed(app: App, site: Site, to: Build) {
  site.build = to;
  await app.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
}

test('the first visit stores one build whole, as the page says file by file', async ({ app, page, site }) => {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const line = document.querySelector('.program-state')?.textContent;
      if (line && said.at(-1) !== line) said.push(line);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await visited(app);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((line) => /^正在存下离线文件 \d+\/\d+$/.test(line)).length).toBeGreaterThan(3);
  const held = await page.evaluate(async (build) => {
    const requests = await (await globalThis.caches.open(`greenmine-${build}`)).keys();
    return requests.map(({ url }) => new URL(url).pathname.slice(1));
  }, idOf(site.build));
  const apart = ['build.json', 'service-worker.js', 'greenmine.html'];
  expect(held.sort()).toEqual([...site.build.keys()].filter((name) => !apart.includes(name)).sort());
});

test.describe('with the server gone', () => {
  test.use({ expectedErrors: /ERR_CONNECTION_REFUSED|404/ });

  test('a cold start opens the draft, and data file and report are exported', async ({ app, context, site }, info) => {
    await visited(app);
    await app.page.close();
    await site.down();
    const cold = new App(await context.newPage());
    const start = Date.now();
    await cold.open(`d/${DRAFT.id}/export`);
    const took = Date.now() - start;
    info.annotations.push({ type: 'cold start', description: `${took} ms` });
    await expect(state(cold.page)).toHaveText('可离线使用');
    await kept(await cold.export.save(cold.export.json), info);
    if (await cold.export.hasEngine()) {
      const pdf = await kept(await cold.export.save(cold.export.pdf, 60_000), info);
      expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    }
  });

  test('another address of the site is not answered with our page', async ({ app, page, site }) => {
    await visited(app);
    const { status } = await page.evaluate(async () => ({ status: (await fetch('elsewhere.html')).status }));
    expect(status).toBe(404);
    await site.down();
    await expect(page.goto(`${site.url}elsewhere.html`)).rejects.toThrow(/ERR_/);
  });
});

test.describe('a newer build', () => {
  // The browser says so when it asks for a file of a build that is gone, and is answered by the store.
  test('is offered, never forced; taking it keeps what was being typed', async ({ app, page, site }) => {
    await visited(app, `d/${DRAFT.id}/profile`);
    const before = await buildOf(page);
    await page.evaluate(() => Object.assign(window, { sameVisit: true }));
    await changed(app, site, next(site.build));
    await expect(offer(page)).toBeVisible({ timeout: 30_000 });
    await app.profile.field('联系人').fill('更新前一刻');
    expect(await page.evaluate(() => 'sameVisit' in window), 'nothing is loaded anew by itself').toBe(true);

    await offer(page).click();
    await expect.poll(() => buildOf(page).catch(() => null)).toBe(idOf(site.build));
    expect(idOf(site.build)).not.toBe(before);
    await expect(app.profile.field('联系人')).toHaveValue('更新前一刻');
    await expect(state(page)).toHaveText('可离线使用');
  });

  test('leaves a page of the old build with the old files, engine included', async ({ app, context, site }, info) => {
    await visited(app, `d/${DRAFT.id}/export`);
    const first = idOf(site.build);
    const second = new App(await context.newPage());
    await second.open();
    await changed(app, site, next(site.build));
    await offer(second.page).click();
    await expect.poll(() => buildOf(second.page).catch(() => null)).toBe(idOf(site.build));

    expect(await buildOf(app.page)).toBe(first);
    await expect(offer(app.page)).toBeVisible();
    expect(await caches(app.page)).toEqual(expect.arrayContaining([`greenmine-${first}`]));
    if (await app.export.hasEngine()) {
      const pdf = await kept(await app.export.save(app.export.pdf, 60_000), info);
      expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    }
    await offer(app.page).click();
    await expect.poll(() => buildOf(app.page).catch(() => null)).toBe(idOf(site.build));
  });

  test('takes the place of the old one in the store when no page needs that any more', async ({ app, page, site }) => {
    await visited(app);
    await changed(app, site, next(site.build));
    await offer(page).click();
    await expect.poll(() => buildOf(page).catch(() => null)).toBe(idOf(site.build));
    await expect.poll(() => caches(page)).toEqual([`greenmine-${idOf(site.build)}`]);
  });
});

test.describe('a site mixed from two builds', () => {
  test.use({ expectedErrors: /./ });

  test('is not stored, and an older page goes on as it was', async ({ app, page, site }) => {
    await visited(app, `d/${DRAFT.id}/profile`);
    const first = site.build;
    site.asked.length = 0;
    await changed(app, site, mixed(first, next(first))).catch(() => {});
    await expect.poll(() => site.asked).toContain('index.html');
    await app.profile.field('联系人').fill('照常填写');
    await app.frame.expectSaved();
    await expect(offer(page)).toHaveCount(0);
    await site.down();
    await page.reload();
    await expect(app.profile.field('联系人')).toHaveValue('照常填写');
    expect(await caches(page)).toEqual([`greenmine-${idOf(first)}`]);
  });

  test('says so on a first visit', async ({ app, page, site }) => {
    const icon = nameOf(site.build, 'icon', 'svg');
    site.build.set(icon, Buffer.concat([site.build.get(icon)!, Buffer.from('<!-- other -->')]));
    await app.open();
    await expect(state(page)).toHaveText('离线文件没有存下：网站上的文件不是同一版本');
    expect(await caches(page)).toEqual([]);
  });

  test('does not run', async ({ page, site }) => {
    const glue = nameOf(site.build, 'greenmine', 'js');
    site.build.set(glue, Buffer.concat([site.build.get(glue)!, Buffer.from('// other')]));
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('文件不是同一版本的，没有打开');
    await expect(page.locator('#app')).toBeEmpty();
  });
});

test.describe('when the browser has no room for the program', () => {
  test.use({ expectedErrors: /./ });

  test('the page says so and works all the same', async ({ app, page, context, site }) => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 300_000 });
    await app.open(`d/${DRAFT.id}/profile`);
    await expect(state(page)).toHaveText('离线文件没有存下：浏览器空间不足');
    await app.profile.field('联系人').fill('照常填写');
    await app.frame.expectSaved();
    expect(await caches(page)).toEqual([]);
  });
});
