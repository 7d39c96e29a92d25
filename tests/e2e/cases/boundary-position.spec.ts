// 我在矿区里吗: asked once, on demand; honest about accuracy and datum.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const cgcs = erhao({
  id: 'here-1',
  edit: ({ assessment }) => {
    assessment.boundary.datum = 'cgcs2000';
  },
});

// 二号 by PROJ (EPSG:4527): 68 m within, and more than a kilometre west of it.
const INSIDE = { latitude: 49.49878, longitude: 117.59568, accuracy: 8 };
const OUTSIDE = { latitude: 49.49868, longitude: 117.5798, accuracy: 8 };

test.describe('on CGCS2000', () => {
  test.use({ drafts: [text(cgcs)], permissions: ['geolocation'], geolocation: INSIDE });

  test('inside, and then outside after a walk', async ({ app, context }) => {
    await app.open('d/here-1/boundary');
    await expect(app.boundary.map.locator('.m-here')).toHaveCount(0);
    await app.boundary.position.getByRole('button', { name: '看看我在哪里' }).click();
    await expect(app.boundary.position).toContainText('在矿区范围里面。');
    await expect(app.boundary.position).toContainText('设备自报的定位精度：±8.0 m');
    await expect(app.boundary.position).not.toContainText('放宽');
    await expect(app.boundary.map.locator('.m-here')).toHaveCount(1);
    await context.setGeolocation(OUTSIDE);
    await app.boundary.position.getByRole('button', { name: '重新定位' }).click();
    await expect(app.boundary.position).toContainText('在矿区范围外面。');
  });
});

test.describe('on Xian 1980', () => {
  test.use({ drafts: [text(erhao({ id: 'here-1' }))], permissions: ['geolocation'], geolocation: INSIDE });

  test('the unknown shift widens the answer, and it says so', async ({ app }) => {
    await app.open('d/here-1/boundary');
    await app.boundary.position.getByRole('button', { name: '看看我在哪里' }).click();
    await expect(app.boundary.position).toContainText('多半在矿区范围里面，但离边界太近，定不下来。');
    await expect(app.boundary.position).toContainText('这里按 200 m 放宽（编制）');
  });
});

test.describe('without permission', () => {
  test.use({ drafts: [text(cgcs)], permissions: [] });

  test('a refusal is told, with the way out', async ({ app }) => {
    await app.open('d/here-1/boundary');
    await app.boundary.position.getByRole('button', { name: '看看我在哪里' }).click();
    await expect(app.boundary.position).toContainText('浏览器没有允许取得位置');
  });
});

// The browser's other two ways of having no answer: its codes 2 and 3.
for (const [what, code, said] of [
  ['a device that cannot tell', 2, '设备现在说不出位置'],
  ['a device that takes too long', 3, '等了半分钟没有得到位置'],
] as const) {
  test.describe(what, () => {
    test.use({ drafts: [text(cgcs)] });

    test('is told, with what to do, and can be asked again', async ({ app, page }) => {
      await page.addInitScript((code) => {
        let asked = 0;
        const none = { code, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 } as GeolocationPositionError;
        const coords = { latitude: 49.49878, longitude: 117.59568, accuracy: 8 } as GeolocationCoordinates;
        navigator.geolocation.getCurrentPosition = (found, failed) => {
          asked += 1;
          setTimeout(() => (asked === 1 ? failed?.(none) : found({ coords, timestamp: 0 } as GeolocationPosition)));
        };
      }, code);
      await app.open('d/here-1/boundary');
      const ask = app.boundary.position.getByRole('button', { name: '看看我在哪里' });
      await ask.click();
      await expect(app.boundary.position).toContainText(said);
      await ask.click();
      await expect(app.boundary.position).toContainText('在矿区范围里面。');
      await expect(app.boundary.position).not.toContainText(said);
    });
  });
}
