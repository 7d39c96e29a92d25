// What lies in the browser's local storage, and ways to spoil it.
import type { Page } from '@playwright/test';

/** Every key with its text. */
export function everything(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Fills local storage to the last character. */
export async function fill(page: Page) {
  await page.evaluate(() => {
    let text = '';
    for (let more = 1 << 23; more >= 1; more >>= 1) {
      try {
        localStorage.setItem('filler', text + 'x'.repeat(more));
        text += 'x'.repeat(more);
      } catch {
        // Too much: half of it next.
      }
    }
  });
}

/** Takes away what `fill` put in. */
export async function makeRoom(page: Page) {
  await page.evaluate(() => localStorage.removeItem('filler'));
}
