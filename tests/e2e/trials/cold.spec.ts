// How long a cold start takes without a network: the browser is started anew, the server is gone (or there never was
// one), and the clock runs from the navigation to the frame in which the list of drafts can be used.
//
// Only with `cargo xtask trials`: that it works is a case of its own (cases/offline.spec.ts).
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, expect, test } from '@playwright/test';
import { erhao, text } from '../helpers/drafts';
import { Firefox } from '../helpers/firefox';
import { root } from '../helpers/project';
import { built, Site } from '../helpers/site';

const STARTS = 12;
const DRAFTS = [1, 2, 3].map((number) => erhao({ id: `cold-${number}` }));

test.skip(!process.env.TRIALS, 'a measurement');
test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** A browser that is started again and again with what it kept. */
type Kept = {
  start(): Promise<{
    open(url: string): Promise<void>;
    evaluate<T>(expression: string): Promise<T>;
    end(): Promise<void>;
  }>;
};

/** Runs in every page before its own scripts. */
function stopwatch() {
  const look = () => {
    if (!('usable' in window) && document.querySelectorAll('.drafts a.button').length === 3) {
      Object.assign(window, { usable: null });
      requestAnimationFrame(() => Object.assign(window, { usable: performance.now() }));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}

function keptChromium(folder: string): Kept {
  return {
    async start() {
      const context: BrowserContext = await chromium.launchPersistentContext(folder, {
        executablePath: process.env.CHROMIUM_PATH,
        serviceWorkers: 'allow',
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      });
      await context.addInitScript(stopwatch);
      const page = context.pages()[0];
      return {
        open: async (url) => void (await page.goto(url)),
        evaluate: (expression) => page.evaluate(expression),
        end: () => context.close(),
      };
    },
  };
}

function keptFirefox(folder: string): Kept {
  return {
    async start() {
      const firefox = await Firefox.start(process.env.FIREFOX_PATH!, folder);
      await firefox.before(`${stopwatch}`);
      return {
        open: (url) => firefox.open(url),
        evaluate: (expression) => firefox.evaluate(expression),
        end: () => firefox.close(),
      };
    },
  };
}

const KEPT = { chromium: keptChromium, firefox: keptFirefox };

async function until<T>(find: () => Promise<T | null | undefined>): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    const found = await find().catch(() => null);
    if (found) return found;
  }
  throw new Error('the page did not come so far');
}

for (const name of ['chromium', 'firefox'] as const) {
  for (const edition of ['web edition', 'single file'] as const) {
    test(`${name}, ${edition}`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'greenmine-cold-'));
      const kept = KEPT[name](folder);
      const site = new Site(built());
      await site.up();
      const single = path.join(folder, 'greenmine.html');
      copyFileSync(path.join(root, 'dist', 'greenmine.html'), single);
      const url = edition === 'single file' ? pathToFileURL(single).href : site.url;
      try {
        const first = await kept.start();
        await first.open(url);
        await until(() => first.evaluate("document.querySelector('h1')?.textContent === '自评草稿'"));
        for (const draft of DRAFTS) await first.evaluate(`localStorage.setItem('greenmine/draft/${draft.id}', ${JSON.stringify(text(draft))})`);
        await first.open(url);
        await until(() => first.evaluate("/可离线使用/.test(document.querySelector('.program-state')?.textContent)"));
        // What the browser writes behind, it has written.
        await new Promise((done) => setTimeout(done, 5000));
        await first.end();
        await site.down();
        const took: number[] = [];
        for (let start = 0; start < STARTS; start++) {
          const browser = await kept.start();
          await browser.open(url);
          took.push(Math.round(await until(() => browser.evaluate<number | null>('window.usable'))));
          await browser.end();
        }
        const sorted = [...took].sort((one, other) => one - other);
        console.log(`cold start, ${name}, ${edition}: median ${sorted[STARTS >> 1]} ms, longest ${sorted.at(-1)} ms (${took.join(', ')})`);
        expect(sorted[STARTS >> 1], 'milliseconds in the median').toBeLessThan(3000);
      } finally {
        await site.down();
        rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
    });
  }
}
