// `cargo xtask e2e` starts the server and finds the browser, and passes both on in these two variables.
import { defineConfig } from '@playwright/test';

const { BASE_URL, CHROMIUM_PATH, CI } = process.env;
if (!BASE_URL || !CHROMIUM_PATH) {
  throw new Error('BASE_URL and CHROMIUM_PATH are not set: run the tests with `cargo xtask e2e -- <arguments>`');
}
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: './cases',
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(CI),
  retries: 0,
  workers: 2,
  reporter: [['list'], ['./helpers/closing-line.ts']],
  use: {
    actionTimeout: 10_000,
    baseURL: BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // Pictures of every step would slow each case by a third.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [
        // Chromium's sandbox does not start for root.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        // Without these the browser itself looks for its maker's servers.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
