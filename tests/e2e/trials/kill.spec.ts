// The browser is killed (SIGKILL, all its processes) at random moments while answers are typed and clicked and photos are
// attached, in one tab, in two, in five that take the turn from each other, and while a newer program arrives. What a page said was saved
// ("已保存") must be there afterwards, photos with the digest that the draft names, and whoever opens the draft must find it
// at once. How old the rest is that was lost
// is printed: less than a second where the machine is not busy.
//
// A few kills run with every test; `cargo xtask trials` asks for many.
import { expect, test } from '@playwright/test';
import { type BrowserName, Doomed } from '../helpers/doomed';
import { type Build, built, mixed, next, Site, withScript } from '../helpers/site';
import { hand } from './hand';
import { typist, type Way } from './typist';

const MANY = Number(process.env.TRIALS ?? 0);
const WAYS: Way[] = ['typed', 'clicked', 'attached'];
const TABS = [1, 1, 2, 1, 1, 2, 1, 1, 5, 1];
/** Milliseconds from the oldest lost entry to the kill, where the machine does nothing else; a busy one is late with everything. */
const OLDEST = MANY ? 1000 : Infinity;

/** What the pages reported between a start and a kill. */
class Visit {
  /** What stood there when the draft was opened, in the way of the visit before. */
  found?: number;
  /** What stood there in the way of this visit. */
  base?: number;
  saved = 0;
  last = 0;
  readonly entered = new Map<number, number>();

  hear(what: string, number: number) {
    if (what === 'found') this.found ??= number;
    else if (what === 'begun' && this.base === undefined) this.base = this.saved = this.last = number;
    else if (what === 'saved') this.saved = Math.max(this.saved, number);
    else if (what === 'entered' && !this.entered.has(number)) {
      this.last = Math.max(this.last, number);
      this.entered.set(number, Date.now());
    }
  }

  async reported(what: 'found' | 'base'): Promise<number> {
    for (const end = Date.now() + 60_000; this[what] === undefined; await new Promise((done) => setTimeout(done, 20))) {
      if (Date.now() > end) throw new Error(`no page reported: ${what}`);
    }
    return this[what]!;
  }
}

/** `arrives`: what the server holds from this kill on. */
async function trial(name: BrowserName, kills: number, site: Site, arrives: (kill: number) => Build) {
  await site.up();
  const browser = new Doomed(name);
  const visits: Visit[] = [];
  const ages: number[] = [];
  const sum = { entered: 0, acknowledged: 0, acknowledgedAndLost: 0, lost: 0, oldestLost: 0, unopened: 0 };
  let draft = '';
  site.onPost = (what, query) => {
    visits[Number(query.get('visit'))].hear(what, Number(query.get('number')));
    draft ||= query.get('draft') ?? '';
    if (what === 'unopened') sum.unopened++;
  };
  try {
    for (let kill = 0, killed = 0; ; kill++) {
      const [now, before] = [kill, kill + WAYS.length - 1].map((at) => WAYS[at % WAYS.length]);
      const tabs = draft ? TABS[kill % TABS.length] : 1;
      const visit = new Visit();
      visits.push(visit);
      browser.start(`${site.url}?${new URLSearchParams({ visit: String(kill), before, now, draft, tabs: String(tabs) })}`);
      const found = await visit.reported('found');
      const last = visits[kill - 1];
      if (last) {
        if (process.env.TRIALS_LOG) console.log(`kill ${kill}, ${before}: acknowledged ${last.saved}, entered ${last.last}, found ${found}`);
        sum.entered += last.last - last.base!;
        sum.acknowledged += last.saved - last.base!;
        sum.acknowledgedAndLost += Math.max(0, last.saved - found);
        sum.lost += Math.max(0, last.last - found);
        if (found < last.last) ages.push(killed - last.entered.get(found + 1)!);
      }
      if (kill === kills) break;
      await visit.reported('base');
      site.build = arrives(kill);
      await new Promise((done) => setTimeout(done, 100 + Math.random() * 2000));
      await browser.kill();
      killed = Date.now();
    }
    sum.oldestLost = Math.max(0, ...ages);
    const middle = ages.sort((one, other) => one - other)[ages.length >> 1] ?? 0;
    console.log(`${name}: ${kills} kills, ${JSON.stringify(sum)}; something was lost in ${ages.length}, the oldest of it ${middle} ms old in the median`);
    expect(sum.unopened, 'pages that did not find the draft').toBe(0);
    expect(sum.acknowledgedAndLost).toBe(0);
    expect(sum.oldestLost, 'milliseconds from the oldest lost entry to the kill').toBeLessThanOrEqual(OLDEST);
  } finally {
    await browser.end();
    await site.down();
  }
}

for (const name of ['chromium', 'firefox'] as const) {
  test.describe(name, () => {
    test.skip(process.platform === 'win32', 'process groups are killed as POSIX has it');

    const kills = MANY || 4;
    test(`killed ${kills} times, nothing acknowledged is lost`, async () => {
      test.setTimeout(kills * 60_000 + 60_000);
      const build = withScript(built(), `(${typist})((${hand})())`);
      build.delete('service-worker.js');
      await trial(name, kills, new Site(build), () => build);
    });

    const changes = Math.ceil(MANY / 10) || 2;
    test(`killed ${changes} times while the server changes to newer and mixed builds, nothing acknowledged is lost`, async () => {
      test.setTimeout(changes * 60_000 + 60_000);
      let build = withScript(built(), `(${typist})((${hand})())`);
      const site = new Site(build);
      const arrives = (kill: number) => {
        if (kill % 2) return mixed(build, next(build, kill));
        return (build = next(build, kill));
      };
      await trial(name, changes, site, arrives);
    });
  });
}
