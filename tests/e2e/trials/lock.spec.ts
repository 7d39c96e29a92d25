// The browser is killed (SIGKILL, all its processes) at random moments while a draft with a file is locked, unlocked, and
// locked again. Whoever opens the program afterwards finds it either open and whole, or locked, with nothing readable left
// and everything in it; which of the two, when the page had said so and nothing was begun since.
//
// Only with `cargo xtask trials`: the rule itself is tested natively (crates/draft/tests/shelf/locked.rs).
import { expect, test } from '@playwright/test';
import { type BrowserName, Doomed } from '../helpers/doomed';
import { built, Site, withScript } from '../helpers/site';
import { hand } from './hand';
import { locksmith } from './locksmith';

const KILLS = Number(process.env.TRIALS ?? 0);

test.skip(!KILLS, 'a trial');
test.skip(process.platform === 'win32', 'process groups are killed as POSIX has it');

type Said = { what: string; state: string };

for (const name of ['chromium', 'firefox'] as BrowserName[]) {
  test(`${name}: killed ${KILLS} times while a draft is locked and unlocked, it is forgotten neither way`, async () => {
    test.setTimeout(KILLS * 90_000 + 120_000);
    const build = withScript(built(), `(${locksmith})((${hand})())`);
    build.delete('service-worker.js');
    const site = new Site(build);
    await site.up();
    const browser = new Doomed(name);
    const visits: Said[][] = [];
    let draft = '';
    site.onPost = (what, query) => {
      visits[Number(query.get('visit'))].push({ what, state: query.get('state') ?? '' });
      draft ||= query.get('draft') ?? '';
    };
    const heard = async (visit: number, what: string) => {
      for (const end = Date.now() + 80_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
        const found = visits[visit].find((said) => said.what === what);
        if (found) return found;
      }
      throw new Error(`visit ${visit}: no page reported ${what}; ${JSON.stringify(visits[visit])}`);
    };
    const sum = { locked: 0, unlocked: 0, killedWhileLocking: 0, killedWhileUnlocking: 0, foundOpen: 0, foundLocked: 0 };
    try {
      for (let kill = 0; ; kill++) {
        visits.push([]);
        browser.start(`${site.url}?${new URLSearchParams({ visit: String(kill), draft })}`);
        const { state } = await heard(kill, 'found');
        expect(state, `visit ${kill}, after ${JSON.stringify(visits[kill - 1])}`).toMatch(/^(open and whole|locked and sealed)$/);
        const before = visits[kill - 1]?.at(-1);
        if (before?.what === 'locked') expect(state).toBe('locked and sealed');
        if (before?.what === 'unlocked') expect(state).toBe('open and whole');
        if (before?.what === 'locking') sum.killedWhileLocking++;
        if (before?.what === 'unlocking') sum.killedWhileUnlocking++;
        sum[state === 'open and whole' ? 'foundOpen' : 'foundLocked']++;
        if (kill === KILLS) break;
        await new Promise((done) => setTimeout(done, Math.random() * 6000));
        await browser.kill();
        for (const said of visits[kill]) {
          if (said.what === 'locked') sum.locked++;
          if (said.what !== 'unlocked') continue;
          sum.unlocked++;
          expect(said.state, 'what comes out of the lock').toBe('open and whole');
        }
      }
      console.log(`${name}: ${KILLS} kills while locking and unlocking, ${JSON.stringify(sum)}`);
    } finally {
      await browser.end();
      await site.down();
    }
  });
}
