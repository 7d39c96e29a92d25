// dist/greenmine.html, opened by double click: everything inside, nothing beside it, no server.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../fixtures';
import { answerTo } from '../helpers/answers';
import { mine } from '../helpers/catalogue';
import { kept } from '../helpers/downloads';
import { root } from '../helpers/project';
import { expectPdfOf } from '../helpers/report';
import { readSubmission } from '../helpers/submission';

const MADE = path.join(root, 'dist', 'greenmine.html');

/** The file as a person has it: alone in a folder with a Chinese name and a space. */
function copied(folder: string): string {
  const stick = path.join(folder, 'U 盘');
  mkdirSync(stick, { recursive: true });
  const file = path.join(stick, '绿矿自评.html');
  copyFileSync(MADE, file);
  return file;
}

test('from a new assessment over a reload to report and data file', async ({ app, page, context }, info) => {
  const others: string[] = [];
  context.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) others.push(request.url());
  });
  const file = copied(info.outputPath());
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator('.program-state')).toContainText('单文件版，可离线使用');
  await app.start.newAssessment.click();
  await app.new.mine('满洲里市扎赉诺尔区二号').click();
  await app.new.begin.click();
  await app.profile.field('联系人').fill('王磊');
  await app.frame.goTo('A 矿区环境');
  const card = app.items.card('SS-A1-01');
  await card.answer(answerTo(card.item));
  await app.frame.expectSaved();
  await page.reload();
  await expect(card.outcome).toContainText('3 / 3');
  await app.frame.goTo('矿山概况');
  await expect(app.profile.field('联系人')).toHaveValue('王磊');

  await app.frame.goTo('导出');
  const json = await kept(await app.export.save(app.export.json), info);
  const submission = readSubmission(json.text);
  if (await app.export.hasEngine()) {
    const pdf = await kept(await app.export.save(app.export.pdf, 60_000), info);
    expectPdfOf(pdf, json.bytes, { mine: mine('erhao').name, digest: submission.digest.value, folder: info.outputPath() });
  }
  expect(others, 'nothing is asked for over a network').toEqual([]);
});

test('its policy leaves no way to any address', async ({ page }, info) => {
  await page.goto(pathToFileURL(copied(info.outputPath())).href);
  const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'))!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|https?:|file:|connect-src|\*/);
});

test.describe('when it cannot open, it says why and what to do', () => {
  test.use({ expectedErrors: /./ });

  const parts = (html: string) => [...html.matchAll(/<script type="text\/plain" id="part:([^"]+)">([^<]*)<\/script>/g)];

  test('the copy broke off', async ({ page }, info) => {
    const file = copied(info.outputPath());
    const html = readFileSync(file, 'latin1');
    for (const share of [0.9, 0.5, 0.1]) {
      writeFileSync(file, html.slice(0, html.length * share), 'latin1');
      await page.goto(pathToFileURL(file).href);
      await expect(page.getByRole('alert'), `${share} of it`).toContainText('这个文件不完整，打不开');
    }
  });

  test('a byte is damaged', async ({ page }, info) => {
    const file = copied(info.outputPath());
    const html = readFileSync(file, 'latin1');
    const [whole, name, packed] = parts(html).find(([, name]) => name === 'greenmine.wasm')!;
    const at = packed.length >> 1;
    const damaged = packed.slice(0, at) + (packed[at] === 'A' ? 'B' : 'A') + packed.slice(at + 1);
    writeFileSync(file, html.replace(whole, () => whole.replace(packed, () => damaged)), 'latin1');
    await page.goto(pathToFileURL(file).href);
    await expect(page.getByRole('alert'), name).toContainText('这个文件不完整，打不开');
  });

  test('the browser cannot unpack it', async ({ page }, info) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'));
    await page.goto(pathToFileURL(copied(info.outputPath())).href);
    await expect(page.getByRole('alert')).toContainText('这个浏览器太旧');
  });

  test('the page of the web edition names this file', async ({ page }) => {
    await page.goto(pathToFileURL(path.join(root, 'dist', 'index.html')).href);
    await expect(page.getByRole('alert')).toContainText('greenmine.html（单文件版）');
  });
});
