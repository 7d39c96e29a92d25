// The page stays at home: what it loads, when, and what it is forbidden.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, erhao, text } from '../helpers/drafts';

const DRAFT = erhao({ items: answers() });
test.use({ drafts: [text(DRAFT)] });

type Build = { files: { name: string; when: 'first' | 'on-demand' | 'aside' }[] };

/** The rules: fetched once, when a page first needs a catalogue, and the older editions only for what names them. */
const areRules = (name: string) => /^(rules|older)\./.test(name);

test('after the first files and the rules nothing is asked for until a report is, and then only its engine', async ({ app, page, context, baseURL }, info) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'http:' && url.origin === new URL(baseURL!).origin) asked.push(url.pathname.slice(1) || 'index.html');
  });
  const { files } = (await (await page.request.get('build.json')).json()) as Build;
  const named = (when: string) => files.filter((file) => file.when === when).map((file) => file.name);

  await app.open();
  await expect(app.start.drafts).toHaveCount(1);
  const aside = [...named('aside'), 'manifest.webmanifest', 'favicon.ico'];
  const first = () => asked.filter((name) => !aside.includes(name) && !areRules(name));
  expect([...new Set(first())].sort()).toEqual(named('first').sort());
  const loaded = first().length;

  for (const place of ['new', 'new/linglu', 'about', 'keeping', ...['profile', 'preconditions', 'items', 'boundary', 'result', 'export'].map((step) => `d/${DRAFT.id}/${step}`)]) {
    await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
    await expect(app.heading).toBeVisible();
  }
  await expect(app.heading).toHaveText('导出');
  await kept(await app.export.save(app.export.json), info);
  await kept(await app.export.save(app.export.draft), info);
  expect(first().slice(loaded), 'filling in and exporting data needs no network').toEqual([]);
  const rules = asked.filter(areRules);
  expect(rules.map((name) => name.split('.')[0]).sort(), 'each once').toEqual(['older', 'rules']);
  expect(named('on-demand')).toEqual(expect.arrayContaining(rules));

  if (await app.export.hasEngine()) {
    await kept(await app.export.save(app.export.pdf, 60_000), info);
    const later = first().slice(loaded);
    expect(later.length).toBeGreaterThan(0);
    expect(named('on-demand')).toEqual(expect.arrayContaining([...new Set(later)]));
  }
});

test.describe('with the network gone', () => {
  // The browser itself asks for the page's icon again, in vain.
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

  test('after loading, everything but the first report still works', async ({ app, context }, info) => {
    await app.open(`d/${DRAFT.id}/profile`);
    await context.setOffline(true);
    await app.profile.field('联系人').fill('断网时填');
    await app.frame.goTo('结果与整改');
    await expect(app.result.word).toHaveText('自评达到');
    await app.frame.goTo('导出');
    const file = await kept(await app.export.save(app.export.json), info);
    expect(file.text).toContain('断网时填');
  });
});

test.describe('the content security policy', () => {
  test.use({ expectedErrors: /Content Security Policy|Failed to fetch|Refused|violates/i });

  test('allows nothing but our own files: no inline script or style, no eval, no other server, no form', async ({ app, page }) => {
    await app.open();
    const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content'))!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);

    const tried = await page.evaluate(async () => {
      const mark = window as unknown as Record<string, unknown>;
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { --inline: 1 }';
      document.head.append(style);
      // Later, for the browser's tools themselves may evaluate at any time.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve((0, eval)('true'));
          } catch {
            resolve(false);
          }
        }),
      );
      const fetched = await fetch('https://example.invalid/', { mode: 'no-cors' }).then(() => true, () => false);
      return {
        script: Boolean(mark.inlineRan),
        style: getComputedStyle(document.body).getPropertyValue('--inline') !== '',
        evaluated,
        fetched,
      };
    });
    expect(tried).toEqual({ script: false, style: false, evaluated: false, fetched: false });
  });

  test('and the app itself breaks none of it on any page', async ({ app, page }) => {
    await page.addInitScript(() => {
      const broken: string[] = [];
      Object.assign(window, { broken });
      document.addEventListener('securitypolicyviolation', (event) => broken.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    for (const place of ['', 'new/erhao', 'about', 'keeping', ...['profile', 'preconditions', 'items', 'boundary', 'result', 'export'].map((step) => `d/${DRAFT.id}/${step}`)]) {
      await app.open(place);
      expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken), place).toEqual([]);
    }
  });
});

test('the manifest names only files that are there', async ({ page }) => {
  const manifest = await (await page.request.get('manifest.webmanifest')).json();
  expect(manifest.icons.length).toBeGreaterThan(0);
  for (const { src } of manifest.icons) expect((await page.request.get(src)).ok(), src).toBe(true);
});
