// The drawing: looked around in with keys, buttons, pointer; faults shown in their place; large rings.
import { expect, test } from '../fixtures';
import { mine } from '../helpers/catalogue';
import { corners, erhao, text } from '../helpers/drafts';

const linglu = erhao({
  id: 'map-1',
  edit: ({ assessment }) => {
    assessment.registered = 'linglu';
    assessment.profile.area = { value: '12.346', source: 'typed' };
    assessment.boundary.rows = corners(mine('linglu').boundary!.printed);
  },
});

test.describe('of 二号', () => {
  test.use({ drafts: [text(erhao({ id: 'map-1' }))] });

  test('keys alone move it, bring it closer and show all of it again', async ({ app, page }) => {
    await app.open('d/map-1/boundary');
    await app.boundary.mapPane.focus();
    const whole = await app.boundary.drawnRing();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await app.boundary.drawnRing()).x).toBeGreaterThan(whole.x + 20);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await app.boundary.drawnRing()).y).toBeLessThan(whole.y - 20);
    await page.keyboard.press('+');
    await expect.poll(async () => (await app.boundary.drawnRing()).width).toBeGreaterThan(whole.width * 1.4);
    await expect(app.boundary.wholeMap).toBeEnabled();
    await page.keyboard.press('0');
    await expect.poll(async () => Math.round((await app.boundary.drawnRing()).width)).toBe(Math.round(whole.width));
    await expect(app.boundary.wholeMap).toBeDisabled();
    await expect(app.boundary.mapPane).toBeFocused();
  });

  test('a drag moves it as far as the pointer goes, and buttons do what the keys do', async ({ app, page }) => {
    await app.open('d/map-1/boundary');
    await app.boundary.map.scrollIntoViewIfNeeded();
    const whole = await app.boundary.drawnRing();
    const box = (await app.boundary.map.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 - 30, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await app.boundary.drawnRing()).x - whole.x)).toBe(60);
    await expect.poll(async () => Math.round((await app.boundary.drawnRing()).y - whole.y)).toBe(-30);
    await page.getByRole('button', { name: '放大', exact: true }).click();
    await expect.poll(async () => (await app.boundary.drawnRing()).width).toBeGreaterThan(whole.width * 1.4);
    await app.boundary.wholeMap.click();
    await expect.poll(async () => Math.round((await app.boundary.drawnRing()).x)).toBe(Math.round(whole.x));
  });

  test('sides are labelled with length and azimuth on demand', async ({ app, page }) => {
    await app.open('d/map-1/boundary');
    await expect(app.boundary.map.locator('.m-side-label')).toHaveCount(0);
    await page.getByRole('checkbox', { name: '标注边长和坐标方位角' }).check();
    await expect(app.boundary.map.locator('.m-side-label').filter({ hasText: '329.52 m  60°10′36″' })).toHaveCount(1);
  });
});

test.describe('under two fingers', () => {
  test.use({ drafts: [text(erhao({ id: 'map-1' }))], viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  test('a pinch brings it closer around the place between them, and the page stays where it is', async ({ app, page }) => {
    await app.open('d/map-1/boundary');
    await app.boundary.map.scrollIntoViewIfNeeded();
    const whole = await app.boundary.drawnRing();
    const box = (await app.boundary.map.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const scrolled = await page.evaluate(() => scrollY);
    const browser = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number[]) =>
      browser.send('Input.dispatchTouchEvent', { type, touchPoints: apart.map((dx, id) => ({ x: x + dx, y, id })) });
    await touch('touchStart', [-30]);
    await touch('touchStart', [-30, 30]);
    for (const apart of [36, 42, 48, 54, 60]) await touch('touchMove', [-apart, apart]);
    await touch('touchEnd', []);
    await expect.poll(async () => (await app.boundary.drawnRing()).width / whole.width).toBeCloseTo(2, 1);
    const closer = await app.boundary.drawnRing();
    // What lay between the fingers lies there still.
    expect(box.width / 2 - closer.x).toBeCloseTo(2 * (box.width / 2 - whole.x), -1);
    expect(box.height / 2 - closer.y).toBeCloseTo(2 * (box.height / 2 - whole.y), -1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});

test.describe('of 灵露', () => {
  test.use({ drafts: [text(linglu)] });

  test('a fault in the list leads to its place on the drawing', async ({ app }) => {
    await app.open('d/map-1/boundary');
    const whole = await app.boundary.drawnRing();
    await app.boundary.problems.filter({ hasText: '边 7–8' }).getByRole('button', { name: '图上看' }).click();
    await expect(app.boundary.mapPane).toBeFocused();
    await expect(app.boundary.map.locator('.m-focus')).toHaveCount(1);
    await expect.poll(async () => (await app.boundary.drawnRing()).width).not.toBe(whole.width);
  });
});

test.describe('of 10,000 points', () => {
  const large = erhao({
    id: 'map-1',
    edit: ({ assessment }) => {
      assessment.boundary.rows = Array.from({ length: 10_000 }, (_, index) => {
        const angle = (index / 10_000) * 2 * Math.PI;
        const radius = 2000 + 150 * Math.sin(angle * 40);
        return { label: String(index + 1), x: (5_480_000 + radius * Math.cos(angle)).toFixed(2), y: (39_543_000 + radius * Math.sin(angle)).toFixed(2) };
      });
    },
  });
  test.use({ drafts: [text(large)] });

  test('the table shows fifty rows at a time, and nothing is drawn anew while the map is pushed', async ({ app, page }) => {
    await app.open('d/map-1/boundary');
    await expect(page.getByText('第 1–50 行，共 10000 行')).toBeVisible();
    await expect(app.boundary.rows).toHaveCount(50);
    await page.getByRole('button', { name: '后 50 行' }).click();
    await expect(app.boundary.cell(51, '点号')).toHaveValue('51');
    await app.boundary.map.scrollIntoViewIfNeeded();
    const whole = await app.boundary.drawnRing();
    const before = await app.boundary.map.locator('.m-ring').evaluateHandle((ring) => ring);
    const box = (await app.boundary.map.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 8 });
    // The drawing follows at the next frame.
    await expect.poll(async () => Math.round((await app.boundary.drawnRing()).x - whole.x)).toBe(40);
    expect(await before.evaluate((ring) => ring.isConnected), 'the same element is only moved').toBe(true);
    await page.mouse.up();
  });
});
