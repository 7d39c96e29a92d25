// One journey in Firefox, over http and over file://: what was entered is there after a reload, report and data file
// are made, and over http all of it works with the server gone; the single file also goes back to a version, and keeps
// all drafts in a sealed file.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { mine } from '../helpers/catalogue';
import { Firefox } from '../helpers/firefox';
import { root } from '../helpers/project';
import { expectPdfOf } from '../helpers/report';
import { built, Site } from '../helpers/site';
import { readSubmission } from '../helpers/submission';

test.setTimeout(120_000);

let firefox: Firefox;
test.beforeEach(async () => {
  firefox = await Firefox.start(process.env.FIREFOX_PATH!);
});
test.afterEach(async () => {
  const { errors } = firefox;
  await firefox.end();
  expect(errors, 'the page should be silent').toEqual([]);
});

async function enter() {
  await firefox.click('link', '新建自评');
  await firefox.click('link', /^满洲里市扎赉诺尔区二号/);
  await firefox.click('button', '开始自评');
  await firefox.type(/^联系人/, '王磊');
  await firefox.says(/已保存 \d\d:\d\d/);
  await firefox.reload();
  await firefox.until(async () => (await firefox.valueOf(/^联系人/)) === '王磊', 'the name is there after a reload');
}

async function exportBoth(folder: string) {
  await firefox.evaluate("(location.hash = location.hash.replace(/[^/]+$/, 'export'), 0)");
  await firefox.click('button', '导出数据文件（JSON）');
  const json = await firefox.download('.自评.json');
  const submission = readSubmission(json.bytes.toString('utf8'));
  if (!built().get('index.html')!.includes('report.wasm')) return;
  await firefox.click('button', '导出报告（PDF）');
  const pdf = await firefox.download('.pdf');
  expectPdfOf(pdf, json.bytes, { mine: mine('erhao').name, digest: submission.digest.value, folder });
}

/** Back to the version before, all drafts into a sealed file, and out of it again. */
async function keepAndGoBack() {
  const steps = "location.hash.replace(/[^/]+$/, '')";
  await firefox.type(/^联系人/, '李娜');
  await firefox.says(/已保存 \d\d:\d\d/);
  await firefox.evaluate(`(location.hash = ${steps} + 'history', 0)`);
  // The newest stands first; the one that is open cannot be gone back to.
  await firefox.until(async () => (await firefox.evaluate<number>("document.querySelectorAll('button[aria-label^=恢复到]').length")) > 1, 'there are versions');
  await firefox.evaluate("([...document.querySelectorAll('button[aria-label^=恢复到]')].at(0).click(), 0)");
  await firefox.evaluate(`(location.hash = ${steps} + 'profile', 0)`);
  await firefox.until(async () => (await firefox.valueOf(/^联系人/)) === '王磊', 'the version before is back');
  await firefox.says(/已保存 \d\d:\d\d/);

  const passphrase = '草原上的口令一二三';
  await firefox.evaluate("(location.hash = '#/keeping', 0)");
  await firefox.click('checkbox', /用口令加密/);
  await firefox.fill(/^口令（至少 8 个字）/, { text: passphrase });
  await firefox.fill(/^再输一遍口令/, { text: passphrase });
  await firefox.click('button', '把 1 份草稿存成一个文件');
  const file = await firefox.download('-加密.txt');
  expect(file.bytes.toString('utf8')).toMatch(/^greenmine-sealed\/1\n/);
  await firefox.fill(/^选择备份文件/, { file: file.path });
  await firefox.fill(/^备份的口令/, { text: passphrase });
  await firefox.click('button', '解密');
  await firefox.says(/有 1 份草稿/);
  await firefox.click('checkbox', /二号/);
  await firefox.click('button', /^加入所选/);
  await firefox.says(/已加入 1 份草稿/);
  await firefox.evaluate("(location.hash = '#/', 0)");
  await firefox.until(async () => (await firefox.evaluate<number>("document.querySelectorAll('li.draft').length")) === 2, 'there are two drafts');
}

test('over http, and then without the server', async ({}, info) => {
  const site = new Site(built());
  await site.up();
  await firefox.open(site.url);
  await enter();
  await firefox.says(/可离线使用/);
  await site.down();
  await firefox.reload();
  await firefox.until(async () => (await firefox.valueOf(/^联系人/)) === '王磊', 'the name is there with the server gone');
  await exportBoth(info.outputDir);
});

test('the single file, over file://', async ({}, info) => {
  const file = info.outputPath('绿矿 自评.html');
  copyFileSync(path.join(root, 'dist', 'greenmine.html'), file);
  await firefox.open(pathToFileURL(file).href);
  await firefox.says(/单文件版，可离线使用/);
  await enter();
  await exportBoth(info.outputDir);
  await firefox.evaluate("(location.hash = location.hash.replace(/[^/]+$/, 'profile'), 0)");
  await keepAndGoBack();
});
