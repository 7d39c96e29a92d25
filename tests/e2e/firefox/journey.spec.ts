// One journey in Firefox, over http and over file://: what was entered is there after a reload, report and data file
// are made, and over http all of it works with the server gone.
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
});
