// A browser with one profile, killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.sessionstore.resume_from_crash': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'dom.disable_open_during_load': false,
  // For its page of new tabs, Firefox draws a small picture of what was visited: it loads the address once more, out of
  // sight, in a container of its own that holds no stores. No person sees that page, and it has no draft to find.
  'browser.pagethumbnails.capturing_disabled': true,
};

export class Doomed {
  private process: ChildProcess | null = null;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'greenmine-kill-'));

  constructor(private readonly name: BrowserName) {
    const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});\n`);
    if (name === 'firefox') writeFileSync(path.join(this.folder, 'user.js'), lines.join(''));
  }

  start(url: string) {
    const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;
    const [program, args] =
      this.name === 'chromium'
        ? [CHROMIUM_PATH!, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-crash-restore-bubble', '--disable-popup-blocking', `--user-data-dir=${this.folder}`]]
        : [FIREFOX_PATH!, ['--headless', '--no-remote', '--profile', this.folder]];
    this.process = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  }

  /** As a power cut ends it: every process at once, without a word. */
  async kill() {
    const { process: doomed } = this;
    this.process = null;
    if (!doomed) return;
    const gone = new Promise((done) => doomed.once('exit', done));
    if (doomed.exitCode === null) {
      process.kill(-doomed.pid!, 'SIGKILL');
      await gone;
    }
  }

  async end() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
