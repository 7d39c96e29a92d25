// What lies in the browser's local storage, and ways to spoil it.
import type { Page } from '@playwright/test';

/** Every key with its text. */
export function everything(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Every text in the archive: what a browser has on its disk. */
export function archived(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await settled(indexedDB.open('greenmine'));
    const texts = await settled(database.transaction('versions').objectStore('versions').getAll());
    database.close();
    return texts;
  });
}

/** Fills local storage to the last character. */
export async function fill(page: Page) {
  await page.evaluate(() => {
    const fits = (key: string, text: string) => {
      try {
        localStorage.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    };
    // Large pieces each under a key of its own, then one small text that grows.
    for (let piece = 1 << 22, number = 0; piece >= 1024; piece >>= 1) {
      while (fits(`filler-${number}`, 'x'.repeat(piece))) number++;
    }
    let text = '';
    for (let more = 1024; more >= 1; more >>= 1) {
      while (fits('filler', text + 'x'.repeat(more))) text += 'x'.repeat(more);
    }
  });
}

/** Takes away what `fill` put in. */
export async function makeRoom(page: Page) {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);
  });
}
