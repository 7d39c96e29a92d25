// The browser is killed (SIGKILL, all its processes) at random moments while answers are typed. What the page said was
// saved ("已保存") must be there afterwards. How old the rest is that was lost is printed: less than a second where the
// machine is not busy.
//
// A few kills run with every test; `cargo xtask trials` asks for many.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { built, Site, withScript } from '../helpers/site';

const KILLS = Number(process.env.TRIALS ?? 4);
const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;

/**
 * Runs in the page. Opens the draft, says what it found, and then enters one number after the other. Whenever the page
 * says "已保存", what stands in the field is reported before anything else happens.
 */
function driver() {
  const post = (name: string, query: Record<string, string | number>) => {
    const request = new XMLHttpRequest();
    // Answered before the page goes on: what the case knows, the person has seen.
    request.open('POST', `${name}?${new URLSearchParams(query as Record<string, string>)}`, false);
    request.send();
  };
  const soon = (ms: number) => new Promise((done) => setTimeout(done, ms));
  const until = async <T>(find: () => T | null | undefined): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await soon(20);
    }
  };
  const field = () => {
    const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith('联系人'));
    return label?.control as HTMLInputElement | undefined;
  };
  const numbered = (text: string | undefined) => Number(text?.match(/\d+/)?.[0] ?? 0);
  const run = async () => {
    const id = new URLSearchParams(location.search).get('draft');
    if (id) location.hash = `#/d/${id}/profile`;
    else {
      location.hash = '#/new/erhao';
      (await until(() => [...document.querySelectorAll('button')].find((button) => button.textContent === '开始自评'))).click();
    }
    const gone = () => document.querySelector('h1')?.textContent === '打不开这份草稿';
    await until(() => (field() && document.querySelector('.save-state')) || gone());
    if (gone()) return post('found', { number: 0, draft: '' });
    const input = field()!;
    const found = numbered(input.value);
    post('found', { number: found, draft: location.hash.split('/')[2] });
    const state = document.querySelector('.save-state')!;
    new MutationObserver(() => {
      // Its mark and its words change one after the other: only both together say it.
      if (state.classList.contains('saved') && state.textContent?.startsWith('已保存')) post('saved', { number: numbered(field()?.value) });
    }).observe(state, { subtree: true, childList: true, characterData: true, attributes: true });
    for (let number = found + 1; ; number++) {
      input.value = `第${number}次`;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      post('entered', { number });
      // Bursts and pauses, shorter and longer than the autosave waits.
      await soon(Math.random() < 0.8 ? 5 + Math.random() * 150 : 300 + Math.random() * 900);
    }
  };
  void run();
}

/** One browser with one profile, killed and started again. */
class Doomed {
  private process: ChildProcess | null = null;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'greenmine-kill-'));

  constructor(private readonly name: 'chromium' | 'firefox') {
    if (name === 'firefox') writeFileSync(path.join(this.folder, 'user.js'), 'user_pref("browser.shell.checkDefaultBrowser", false);\nuser_pref("browser.sessionstore.resume_from_crash", false);\nuser_pref("toolkit.startup.max_resumed_crashes", -1);\n');
  }

  start(url: string) {
    const [program, args] =
      this.name === 'chromium'
        ? [CHROMIUM_PATH!, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-crash-restore-bubble', `--user-data-dir=${this.folder}`, url]]
        : [FIREFOX_PATH!, ['--headless', '--no-remote', '--profile', this.folder, url]];
    this.process = spawn(program, args, { stdio: 'ignore', detached: true });
  }

  /** As a power cut ends it: every process at once, without a word. */
  async kill() {
    const { process: doomed } = this;
    this.process = null;
    if (!doomed) return;
    const gone = new Promise((done) => doomed.once('exit', done));
    process.kill(-doomed.pid!, 'SIGKILL');
    await gone;
  }

  async end() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

for (const name of ['chromium', 'firefox'] as const) {
  test(`${name}: killed ${KILLS} times, nothing acknowledged is lost`, async () => {
    test.skip(process.platform === 'win32', 'process groups are killed as POSIX has it');
    test.setTimeout(KILLS * 30_000 + 60_000);
    const site = new Site(withScript(built(), `(${driver})()`));
    await site.up();
    const browser = new Doomed(name);
    const entered = new Map<number, number>();
    let draft = '';
    let saved = 0;
    let last = 0;
    let begun: (number: number) => void = () => {};
    const sum = { entered: 0, acknowledged: 0, acknowledgedAndLost: 0, lost: 0, oldestLost: 0, unopened: 0 };
    site.onPost = (what, query) => {
      const number = Number(query.get('number'));
      if (what === 'found') {
        // From Firefox a second report comes now and then, of a page that does not find the draft; why is not known.
        // The next start asks for the same draft again: only what is not there then is lost.
        if (query.get('draft')) draft = query.get('draft')!;
        else sum.unopened++;
        begun(number);
      } else if (what === 'saved') saved = Math.max(saved, number);
      else if (what === 'entered') entered.set((last = number), Date.now());
    };
    try {
      for (let kill = 0, killed = 0; ; kill++) {
        const found = new Promise<number>((done, failed) => {
          begun = done;
          setTimeout(() => failed(new Error(`the draft did not open after kill ${kill}`)), 25_000).unref();
        });
        browser.start(site.url + (draft ? `?draft=${draft}` : ''));
        const number = await found;
        if (kill > 0) {
          if (process.env.TRIALS_LOG) console.log(`kill ${kill}: acknowledged ${saved}, entered ${last}, found ${number}`);
          sum.acknowledgedAndLost += Math.max(0, saved - number);
          sum.lost += last - number;
          if (number < last) sum.oldestLost = Math.max(sum.oldestLost, killed - entered.get(number + 1)!);
        }
        entered.clear();
        saved = last = number;
        if (kill === KILLS) break;
        await new Promise((done) => setTimeout(done, 100 + Math.random() * 2000));
        await browser.kill();
        killed = Date.now();
        sum.entered += last - number;
        sum.acknowledged += saved - number;
      }
      console.log(`${name}: ${KILLS} kills, ${JSON.stringify(sum)}`);
      expect(sum.acknowledgedAndLost).toBe(0);
      // A second where the machine is not busy; timers of a page are late where it is.
      expect(sum.oldestLost, 'milliseconds from the oldest lost entry to the kill').toBeLessThanOrEqual(5000);
    } finally {
      await browser.end();
      await site.down();
    }
  });
}
