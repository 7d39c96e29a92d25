// The shell around the app: index.html and assets/start.js.
import { expect, test } from '../fixtures';
import { rebuilt } from '../helpers/rebuilt';

test('the page opens and the loading state goes', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#start')).toHaveCount(0);
  await expect(page.locator('#app')).not.toBeEmpty();
  await expect(page).toHaveTitle(/绿矿自评/);
});

test.describe('when it cannot open, it says why and what to do', () => {
  test.use({ expectedErrors: /./ });

  test('a file is missing', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('有文件没有取到');
  });

  test('the script is missing', async ({ page }) => {
    await page.route('**/greenmine.*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('有文件没有取到');
  });

  test('a file arrives damaged, or is of another build', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'not a module' }));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('文件不是同一版本的，没有打开');
  });

  test('the style is of another build', async ({ page }) => {
    await page.route('**/style.*.css', (route) => route.fulfill({ contentType: 'text/css', body: 'body { color: red }' }));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('文件不是同一版本的，没有打开');
  });

  test('the browser does not understand the program', async ({ page }) => {
    await rebuilt(page, 'greenmine.wasm', () => Buffer.from('not a module'));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('读不懂程序');
  });

  test('the browser is too old', async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('这个浏览器太旧');
  });
});
