// The licence area as a checksum: what may have been meant is shown beside what was typed, and taken over on demand.
import { expect, test } from '../fixtures';
import { mine } from '../helpers/catalogue';
import { corners, erhao, text } from '../helpers/drafts';

const changed = (change: (rows: { label: string; x: string; y: string }[]) => void) =>
  text(
    erhao({
      id: 'slip-1',
      edit: ({ assessment }) => {
        assessment.boundary.zone = '';
        change(assessment.boundary.rows);
      },
    }),
  );

test.describe('二号 pasted with its axes swapped', () => {
  test.use({ drafts: [changed((rows) => rows.splice(0))] });

  test('the proposal is drawn beside it, accepted, and can be taken back', async ({ app }) => {
    await app.open('d/slip-1/boundary');
    const swapped = corners(mine('erhao').boundary!.printed).map(({ label, x, y }) => `${label}, ${y}, ${x};`);
    await app.boundary.paste.fill(swapped.join(' '));
    await app.boundary.read.click();
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('坐标待核');
    const card = app.boundary.proposals.filter({ hasText: '如果全部 6 点的 X 和 Y 填反了，应对调，面积 0.1542 km²，与证载一致' });
    await card.getByRole('button', { name: '图上比较' }).click();
    await expect(app.boundary.map.locator('.m-ghost')).toHaveCount(1);
    await card.getByRole('button', { name: '采用', exact: true }).click();
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('一致');
    await expect(app.boundary.cell(1, 'X 纵坐标')).toHaveValue('5485081.58');
    await expect(app.boundary.map.locator('.m-ghost')).toHaveCount(0);
    await expect(app.boundary.proposals).toHaveCount(0);
    await app.boundary.undoPaste.click();
    await expect(app.boundary.cell(1, 'X 纵坐标')).toHaveValue('39543187.71');
  });
});

test.describe('a digit slipped', () => {
  test.use({ drafts: [changed((rows) => { rows[3].y = '39542787.99'; })] });

  test('the point and both numbers are named, and what is declined goes away', async ({ app }) => {
    await app.open('d/slip-1/boundary');
    const card = app.boundary.proposals.filter({ hasText: '第 4 点的 Y 是 39542778.99，而不是 39542787.99' });
    await expect(card).toHaveCount(1);
    await card.getByRole('button', { name: '不采用' }).click();
    await expect(card).toHaveCount(0);
    await expect(app.boundary.cell(4, 'Y 横坐标')).toHaveValue('39542787.99');
  });
});

// 二号 as an instrument writes degrees: 49.2949423 is 49°29′49.423″.
const RUN_TOGETHER =
  '1, 49.2949423, 117.3546248; 2, 49.2954654, 117.3600519; 3, 49.3003007, 117.3546222; 4, 49.2958022, 117.3526040; 5, 49.2951899, 117.3530734; 6, 49.2953510, 117.3543113;';

test.describe('二号 pasted in degrees run together', () => {
  test.use({ drafts: [changed((rows) => rows.splice(0))] });

  test('it is asked how they are meant, for the own ring and for a file beside it, and the answer is kept', async ({ app, page }) => {
    await app.open('d/slip-1/boundary');
    await app.boundary.paste.fill(RUN_TOGETHER);
    await app.boundary.read.click();
    const asked = page.getByText('可能是十进制度，也可能是度分秒连写').first();
    await expect(asked).toBeVisible();
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('—');
    const card = app.boundary.proposals.filter({ hasText: '全部 6 点的坐标是度分秒连写，例如第 1 点的 X 49.2949423 读作 49°29′49.423″，面积 0.1542 km²，与证载一致' });
    await card.getByRole('button', { name: '采用', exact: true }).click();
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('一致');
    await expect(asked).toHaveCount(0);
    await app.frame.expectSaved();
    await page.reload();
    await expect(app.boundary.cell(6, 'Y 横坐标')).toHaveValue('117°35′43.113″');
    await expect(app.boundary.area('椭球面积（法定口径）')).toHaveText('0.1542 km²');

    await app.boundary.choose({ name: '邻矿.txt', mimeType: 'text/plain', buffer: Buffer.from(RUN_TOGETHER) });
    await app.boundary.preview.getByRole('combobox', { name: /坐标系/ }).selectOption('1980西安坐标系');
    const readings = app.boundary.preview.getByRole('listitem').filter({ has: page.getByRole('button', { name: '按这样读' }) });
    await expect(readings).toHaveCount(2);
    await readings.filter({ hasText: '度分秒连写' }).getByRole('button', { name: '按这样读' }).click();
    await expect(readings).toHaveCount(0);
    await app.boundary.preview.getByRole('button', { name: '加为相邻范围，只作比对' }).click();
    await app.boundary.beside.getByRole('button', { name: '比对重叠和共用边' }).click();
    await expect(app.boundary.beside.getByRole('listitem').filter({ hasText: '邻矿.txt' })).toContainText('有重叠：0.1542 km²');
  });
});

test('where nothing can match, it is said why', async ({ app, page }) => {
  await app.open('new/linglu');
  await app.new.begin.click();
  await app.frame.goTo('矿区范围');
  await expect(page.getByText('最多围得 9.0463 km²，小于证载 12.3460 km²，应是缺了拐点')).toBeVisible();
  await expect(app.boundary.proposals).toHaveCount(0);
});
