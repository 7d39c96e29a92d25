// Every case takes `test` and `expect` from here: a page that prints an error, throws one, or asks any other server
// for anything fails its case, whatever the case is about.
import { test as base, expect } from '@playwright/test';
import { App } from './pages/app';

type Options = {
  /** Errors that a case brings about on purpose: `test.use({ expectedErrors: /…/ })`. */
  expectedErrors: RegExp | null;
  /** Draft files (texts) that lie on the shelf before the page opens. */
  drafts: string[];
};

type Fixtures = {
  /** The app in the first tab. */
  app: App;
};

export const test = base.extend<Options & Fixtures>({
  expectedErrors: [null, { option: true }],
  drafts: [[], { option: true }],

  storageState: async ({ drafts, baseURL }, use) => {
    if (!drafts.length) return use(undefined);
    const localStorage = drafts.map((text) => ({ name: `greenmine/draft/${JSON.parse(text).id}`, value: text }));
    await use({ cookies: [], origins: [{ origin: new URL(baseURL!).origin, localStorage }] });
  },

  // The context rather than the page: it also hears of second tabs and of workers.
  context: async ({ context, baseURL, expectedErrors }, use) => {
    const home = new URL(baseURL!).origin;
    const problems: string[] = [];
    const note = (problem: string) => {
      if (!expectedErrors?.test(problem)) problems.push(problem);
    };

    context.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => note(`uncaught: ${error.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
      if (isWeb && url.origin !== home) note(`request to another server: ${url}`);
    });

    await use(context);
    expect(problems, 'the page should be silent and stay at home').toEqual([]);
  },

  app: async ({ page }, use) => use(new App(page)),
});

export { expect };
