// `cargo xtask e2e` starts the server and finds the browsers, and passes them on in these variables.
import { defineConfig } from '@playwright/test';

const { BASE_URL, CHROMIUM_PATH, FIREFOX_PATH, CI } = process.env;
if (!BASE_URL || !CHROMIUM_PATH || !FIREFOX_PATH) {
  throw new Error('BASE_URL, CHROMIUM_PATH and FIREFOX_PATH are not set: run the tests with `cargo xtask e2e -- <arguments>`');
}
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  // `firefox/` drives Firefox by itself (helpers/firefox.ts).
  projects: [
    { name: 'chromium', testDir: './cases' },
    { name: 'firefox', testDir: './firefox' },
    // A few rounds with every run; `cargo xtask trials` asks for many.
    { name: 'trials', testDir: './trials' },
  ],
  outputDir: '../../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(CI),
  retries: 0,
  workers: 2,
  // What is waited for comes or does not; a machine with other work on it only brings it later. What must be quick is
  // measured elsewhere (`cargo xtask trials`, tests/bench).
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./helpers/closing-line.ts']],
  use: {
    actionTimeout: 20_000,
    baseURL: BASE_URL,
    // Storing the program for offline use is the subject of a few cases, and only a burden to the others.
    serviceWorkers: 'block',
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
