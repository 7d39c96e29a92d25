// Photos and files that belong to papers of evidence: kept smaller, found again, carried along, locked away.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { erhao, text } from '../helpers/drafts';
import { filesHeld, photo } from '../helpers/photos';
import { App } from '../pages/app';

const DRAFT = erhao();
const ITEM = 'SS-A3-01';
const PASSPHRASE = '草原 2026 夏';
test.use({ drafts: [text(DRAFT)] });

type Kept = { sha256: string; bytes: number; media?: string };
type Paper = { name: string; file?: { name: string; bytes: number; sha256: string; kept?: Kept } };

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function papers(app: App, id?: string): Promise<Paper[]> {
  const record = (await app.frame.stored(id))!.assessment.items[ITEM].record as { evidence?: Paper[] } | undefined;
  return record?.evidence ?? [];
}

/** The item with its papers unfolded. */
async function opened(app: App, id = DRAFT.id) {
  await app.open(`d/${id}/items/A`);
  const { record } = app.items.card(ITEM);
  await record.open();
  return record;
}

test('a photo is kept smaller, upright, without what the camera noted, and comes back after a reload', async ({ app, page }, info) => {
  const record = await opened(app);
  const original = await photo(page, { width: 2400, height: 1800, turned: true });
  expect(original.includes('GPS 49.45N')).toBe(true);
  await record.take([{ name: '界桩 3 号.jpg', mimeType: 'image/jpeg', buffer: original }]);
  await expect(record.taken).toContainText('已缩小存下');
  await app.frame.expectSaved();
  const [paper] = await papers(app);
  expect(paper).toMatchObject({ name: '界桩 3 号', file: { name: '界桩 3 号.jpg', bytes: original.length, sha256: sha256(original), kept: { media: 'image/jpeg' } } });
  const held = await filesHeld(page);
  expect(Object.keys(held)).toEqual([paper.file!.kept!.sha256]);
  const bytes = held[paper.file!.kept!.sha256];
  expect(sha256(bytes)).toBe(paper.file!.kept!.sha256);
  expect(bytes.length).toBe(paper.file!.kept!.bytes);
  expect(bytes.includes('GPS')).toBe(false);

  await page.reload();
  await record.open();
  await expect(record.photo('界桩 3 号')).toBeVisible();
  await record.enlarge('界桩 3 号').press('Enter');
  const large = page.getByRole('dialog', { name: '界桩 3 号' }).getByRole('img');
  await expect(large).toBeVisible();
  expect(await large.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([1200, 1600]);
  await page.keyboard.press('Escape');
  await expect(record.enlarge('界桩 3 号')).toBeFocused();
  await test.step('a page that only reads along enlarges it, too', async () => {
    const reader = new App(await page.context().newPage());
    const read = await opened(reader);
    await expect(reader.frame.reading).toBeVisible();
    await read.enlarge('界桩 3 号').click();
    await expect(reader.page.getByRole('dialog', { name: '界桩 3 号' }).getByRole('img')).toBeVisible();
    await reader.page.close();
  });
  const download = page.waitForEvent('download');
  await record.saveFile.click();
  expect((await kept(await download, info)).bytes.equals(bytes)).toBe(true);

  await test.step('taken away, it can be brought back', async () => {
    await record.forgetFile.click();
    await expect(record.photo('界桩 3 号')).toHaveCount(0);
    await app.frame.undo.click();
    await expect(record.photo('界桩 3 号')).toBeVisible();
  });
  await test.step('taken away for good, it goes when the program is opened again, and not before', async () => {
    await record.forgetFile.click();
    await app.frame.expectSaved();
    expect(Object.keys(await filesHeld(page))).toHaveLength(1);
    // Versions name it still: they are taken away, too.
    await page.evaluate(
      () =>
        new Promise((done) => {
          indexedDB.open('greenmine').onsuccess = ({ target }) => {
            const database = (target as IDBOpenDBRequest).result;
            const clearing = database.transaction('versions', 'readwrite');
            clearing.objectStore('versions').clear();
            clearing.oncomplete = () => done(database.close());
          };
        }),
    );
    await page.evaluate((id) => localStorage.removeItem(`greenmine/prior/${id}`), DRAFT.id);
    await page.reload();
    await expect.poll(async () => Object.keys(await filesHeld(page))).toEqual([]);
  });
});

test('files that are no photos are kept as they are up to a size, and what says it is a photo need not be one', async ({ app, page }) => {
  const record = await opened(app);
  const pdf = Buffer.from('%PDF-1.7 不是真的');
  await record.take([
    { name: '监测报告.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: '假照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('\xff\xd8\xff\xe0 no picture', 'latin1') },
    { name: '录像.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(5_000_001, 7) },
  ]);
  await expect(record.summary).toHaveText('佐证 3');
  await expect(record.taken).toContainText('超过 5 MB：文件没有存');
  await app.frame.expectSaved();
  const [report, fake, film] = await papers(app);
  expect(report.file).toEqual({ name: '监测报告.pdf', bytes: pdf.length, sha256: sha256(pdf), kept: { sha256: sha256(pdf), bytes: pdf.length, media: 'application/pdf' } });
  expect(fake.file!.kept).toEqual({ sha256: fake.file!.sha256, bytes: fake.file!.bytes });
  expect(film.file).toEqual({ name: '录像.mp4', bytes: 5_000_001, sha256: sha256(Buffer.alloc(5_000_001, 7)) });
  expect(Object.keys(await filesHeld(page)).sort()).toEqual([report.file!.sha256, fake.file!.sha256].sort());

  await test.step('one that is still being read when another step is opened is registered all the same', async () => {
    await record.take([{ name: '后到的.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(12_000_000, 8) }]);
    await app.frame.goTo('先决条件');
    await expect.poll(async () => (await papers(app)).map((paper) => paper.name)).toEqual(['监测报告', '假照片', '录像', '后到的']);
    await app.frame.expectSaved();
  });
});

test('a full browser keeps the answer, says so, and takes the photo once there is room', async ({ app, page }) => {
  const record = await opened(app);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const full = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (value instanceof Uint8Array) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
    Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.put = put) });
    IDBObjectStore.prototype.put = full;
  });
  const buffer = await photo(page, { width: 400, height: 300 });
  const file = { name: '边坡.jpg', mimeType: 'image/jpeg', buffer };
  await record.take([file]);
  await expect(record.taken).toContainText('浏览器空间已满，文件没有存下');
  await expect(record.file).toContainText('只登记，文件没有存');
  await app.frame.expectSaved();
  expect((await papers(app))[0].file).toEqual({ name: '边坡.jpg', bytes: buffer.length, sha256: sha256(buffer) });
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom());
  await record.pointAt(file);
  await expect(record.photo('边坡')).toBeVisible();
});

test('a backup carries the files, a damaged one is left out alone, and what is missing can be filled in', async ({ app, page }, info) => {
  const record = await opened(app);
  const buffer = await photo(page, { width: 2000, height: 1000 });
  await record.take([
    { name: '边坡.jpg', mimeType: 'image/jpeg', buffer },
    { name: '台账.txt', mimeType: 'text/plain', buffer: Buffer.from('二号建筑石料矿 台账') },
  ]);
  await expect(record.summary).toHaveText('佐证 2');
  await app.frame.expectSaved();
  const held = await filesHeld(page);
  expect(Object.keys(held)).toHaveLength(2);

  await app.open('keeping');
  await expect(page.getByRole('checkbox', { name: /^连同照片和文件（2 个/ })).toBeChecked();
  const file = await kept(await app.keeping.save(), info);
  expect(file.name).toMatch(/-含附件\.backup$/);
  await expect(page.getByText('里面有 2 个照片和文件，逐个核对过校验值')).toBeVisible();
  await app.keeping.wipe();
  await expect(app.keeping.said('共用电脑')).toContainText('已清除');
  expect(await filesHeld(page)).toEqual({});

  await app.keeping.file.setInputFiles(file.path);
  await expect(app.keeping.preview).toContainText('带有照片和文件 2 个');
  await app.keeping.add.click();
  await expect(app.keeping.said('从备份恢复')).toContainText('已加入 1 份草稿和 2 个文件');
  const restored = await filesHeld(page);
  expect(Object.keys(restored).sort()).toEqual(Object.keys(held).sort());
  for (const [key, bytes] of Object.entries(restored)) expect(bytes.equals(held[key]), key).toBe(true);

  await test.step('one that is damaged is left out, the rest is taken', async () => {
    await app.keeping.wipe();
    await expect.poll(async () => await filesHeld(page)).toEqual({});
    const bytes = Buffer.from(file.bytes);
    const at = bytes.indexOf('台账', bytes.indexOf('\n'));
    bytes[at] ^= 1;
    await app.keeping.file.setInputFiles({ name: '坏.backup', mimeType: '', buffer: bytes });
    await app.keeping.add.click();
    await expect(app.keeping.said('从备份恢复')).toContainText('已加入 1 份草稿和 1 个文件');
    await expect(app.keeping.said('从备份恢复')).toContainText('1 个文件损坏');
  });
  await test.step('the draft says which is missing, and takes it from the person', async () => {
    await app.open();
    await app.start.draft(DRAFT.name).open.click();
    await expect(page).toHaveURL(/profile$/);
    const again = await opened(app, await app.frame.id());
    await expect(again.file).toContainText('这份文件不在这台设备上');
    await again.pointAt({ name: '别的.txt', mimeType: 'text/plain', buffer: Buffer.from('别的') });
    await expect(again.file).toContainText('不是登记的那个文件');
    await again.pointAt({ name: '台账.txt', mimeType: 'text/plain', buffer: Buffer.from('二号建筑石料矿 台账') });
    await expect(again.file).not.toContainText('这份文件不在这台设备上');
    expect(Object.keys(await filesHeld(page)).sort()).toEqual(Object.keys(held).sort());
  });
});

test('sealed backups and locked drafts leave no file in the plain, and give them back', async ({ app, page }, info) => {
  test.slow();
  const record = await opened(app);
  await record.take([{ name: '台账.txt', mimeType: 'text/plain', buffer: Buffer.from('不想让人看见的台账') }]);
  await expect(record.taken).toContainText('已原样存下');
  await app.frame.expectSaved();
  const held = await filesHeld(page);

  await app.open('keeping');
  await app.keeping.sealed.check();
  await app.keeping.passphrase('口令（至少 8 个字）').fill(PASSPHRASE);
  await app.keeping.passphrase('再输一遍口令').fill(PASSPHRASE);
  const file = await kept(await app.keeping.save(), info);
  expect(file.name).toMatch(/-含附件-加密\.backup$/);
  const sealed = await readFile(file.path);
  expect(sealed.toString('latin1')).toMatch(/^greenmine-sealed\/2\nargon2id /);
  expect(sealed.includes('不想让人看见的台账')).toBe(false);

  await app.keeping.sealed.uncheck();
  await app.keeping.lock(DRAFT.name, PASSPHRASE);
  await expect(app.keeping.said('共用电脑')).toContainText('已加锁');
  const locked = await filesHeld(page);
  expect(Object.keys(locked)).toEqual([`locked/${DRAFT.id}`]);
  expect(Object.values(locked)[0].includes('不想让人看见的台账')).toBe(false);
  await page.reload();
  await app.keeping.unlock(DRAFT.name, PASSPHRASE);
  await expect(app.keeping.said('共用电脑')).toContainText('已解锁');
  expect(await filesHeld(page)).toEqual(held);

  await app.keeping.wipe();
  await expect(app.keeping.said('共用电脑')).toContainText('已清除');
  await app.keeping.file.setInputFiles(file.path);
  await app.keeping.passphrase('备份的口令').fill(PASSPHRASE);
  await app.keeping.unseal.click();
  await expect(app.keeping.preview).toContainText('带有照片和文件 1 个');
  await app.keeping.add.click();
  await expect(app.keeping.said('从备份恢复')).toContainText('已加入 1 份草稿和 1 个文件');
  expect(await filesHeld(page)).toEqual(held);
});
