// A file is opened: it is looked at, recomputed and compared with paper, and whatever is wrong changes nothing.
import { truncateSync, writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';
import { digestGroups, readSubmission, sealed } from '../helpers/submission';
import { everything } from '../helpers/shelf';
import type { App } from '../pages/app';

const DRAFT = erhao({ items: answers() });
test.use({ drafts: [text(DRAFT)] });

/** The data file of the draft. */
async function dataFile(app: App, info: TestInfo) {
  await app.open(`d/${DRAFT.id}/export`);
  const file = await kept(await app.export.save(app.export.json), info);
  await app.frame.expectSaved();
  await app.open();
  return file;
}

test('a data file says what it is, what it states and what that comes to, and nothing is taken in', async ({ app, page }, info) => {
  const file = await dataFile(app, info);
  const before = await everything(page);
  await app.start.openFile(file.path);
  const { opened } = app.start;
  await expect(opened.root).toBeFocused();
  await expect(opened.fact('矿山')).toHaveText(DRAFT.assessment.profile.mineName.value);
  await expect(opened.fact('填报日期')).toHaveText(readSubmission(file.text).exportedOn);
  await expect(opened.fact('校验码')).toHaveText('与内容一致');
  expect(await opened.fact('文件里写的结果').innerText()).toBe(await opened.fact('重新计算的结果').innerText());

  await opened.look.click();
  await expect(page.getByRole('heading', { name: '六类指标' })).toBeVisible();
  await expect(page.locator('.looked a')).toHaveCount(0);
  await opened.close.click();
  await expect(opened.root).toHaveCount(0);
  await expect(page.locator('.looked')).toHaveCount(0);
  expect(await everything(page)).toEqual(before);
});

test('two groups read off the right paper agree, off another paper they do not, and looking is never refused', async ({ app }, info) => {
  const file = await dataFile(app, info);
  const groups = digestGroups(readSubmission(file.text).digest.value).split(/\s+/);
  await app.start.openFile(file.path);
  await app.start.opened.compareWithPaper(groups.map((group) => ` ${group.toUpperCase()}`));
  await expect(app.start.opened.verdict).toContainText('同一份数据');
  await expect(app.start.opened.verdict).not.toContainText('不是');
  await app.start.opened.close.click();

  await app.start.openFile(file.path);
  await app.start.opened.compareWithPaper(groups.map((group) => (group === 'ffff' ? '0000' : 'ffff')));
  await expect(app.start.opened.verdict).toContainText('就不是同一份数据');
  await expect(app.start.opened.look).toBeEnabled();
});

test('an answer changed by hand is told, and the paper of the honest file denies it', async ({ app }, info) => {
  const file = await dataFile(app, info);
  const groups = digestGroups(readSubmission(file.text).digest.value).split(/\s+/);
  const changed = file.text.replace('"王磊"', '"王雷"');
  await app.start.openFile({ name: '改过.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
  await expect(app.start.opened.root).toContainText('校验码与内容不一致');
  await app.start.opened.compareWithPaper(groups);
  await expect(app.start.opened.verdict).toContainText('就不是同一份数据');
});

test('a result that was made up is told although its digest is right', async ({ app }, info) => {
  const file = await dataFile(app, info);
  const made = JSON.parse(file.text);
  made.result.total = { low: 99, high: 99 };
  await app.start.openFile({ name: '编的.json', mimeType: 'application/json', buffer: Buffer.from(sealed(made)) });
  await expect(app.start.opened.fact('校验码')).toHaveText('与内容一致');
  await expect(app.start.opened.fact('文件里写的结果')).toContainText('99 分');
  await expect(app.start.opened.root).toContainText('与重新计算的不同');
});

test('a file dropped on the page is opened', async ({ app, page }, info) => {
  const file = await dataFile(app, info);
  const transfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], '拖来的.json', { type: 'application/json' }));
    return transfer;
  }, file.text);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(app.start.opened.root).toContainText('拖来的.json');
});

test('what is not ours, damaged or too large gets its message and changes nothing', async ({ app, page }, info) => {
  await app.open();
  const before = await everything(page);
  const hasEngine = await app.export.hasEngine();
  const pdf = (text: string) => Buffer.from(text, 'latin1');
  const plain = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  // Two hundred megabytes without a byte written: refused by its size, before it is read.
  const large = info.outputPath('大的.pdf');
  writeFileSync(large, '%PDF-1.7');
  truncateSync(large, 200_000_000);
  const files: [name: string, content: Buffer | string, said: string][] = [
    ['照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]), '不是本工具导出的文件'],
    ['大的.pdf', large, '文件太大（超过 32 MB）'],
    ...(hasEngine
      ? ([
          ['别的.pdf', pdf(plain), '没有附带自评数据'],
          ['坏的.pdf', pdf('%PDF-1.7\nnothing'), 'PDF'],
        ] as [string, Buffer, string][])
      : []),
  ];
  for (const [name, content, said] of files) {
    await test.step(name, async () => {
      await app.start.openFile(typeof content === 'string' ? content : { name, mimeType: 'application/octet-stream', buffer: content });
      await expect(app.start.message).toContainText(said, { timeout: 20_000 });
      await expect(app.start.message).toContainText(name);
      await expect(app.start.opened.root).toHaveCount(0);
      expect(await everything(page)).toEqual(before);
    });
  }
});

test('a spreadsheet leads to the draft that it is read into', async ({ app, page }) => {
  await app.open();
  await app.start.openFile({ name: '表.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04', 'latin1') });
  await app.start.opened.root.getByRole('link', { name: DRAFT.name }).click();
  await expect(app.heading).toHaveText('读回表格');
  await expect(page).toHaveURL(new RegExp(`/d/${DRAFT.id}/table$`));
});

test('evidence points at a file, knows it again, and tells another one', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/items/A`);
  const { record } = app.items.card('SS-A3-01');
  await record.open();
  await app.items.card('SS-A3-01').root.getByRole('button', { name: '＋ 其他材料' }).click();
  await record.paper(1).fill('界桩照片');
  const photo = { name: '界桩.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('abc') };
  await record.pointAt(photo);
  await expect(record.file).toContainText('界桩.jpg');
  await expect(record.file).toContainText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  await app.frame.expectSaved();
  const stored = (await app.frame.stored())!.assessment.items['SS-A3-01'].record as { evidence: unknown[] };
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(stored.evidence).toEqual([{ name: '界桩照片', file: { name: '界桩.jpg', bytes: 3, sha256, kept: { sha256, bytes: 3 } } }]);
  await record.pointAt({ ...photo, name: '改名.jpg' });
  await expect(record.file).toContainText('同一个文件');
  await record.pointAt({ ...photo, buffer: Buffer.from('abd') });
  await expect(record.file).toContainText('不是登记的那个文件');
});
