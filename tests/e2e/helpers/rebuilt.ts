// A page that was built with another content of one of its parts: the digests that it checks are those of that content.
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';

const digest = (bytes: Buffer) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

export async function rebuilt(page: Page, part: string, change: (bytes: Buffer) => Buffer) {
  const html = await (await page.request.get('./')).text();
  const parts = JSON.parse(html.match(/<script type="application\/json" id="parts">(.*?)<\/script>/)![1]);
  const { file, integrity } = parts[part];
  const bytes = change(await (await page.request.get(file)).body());
  const changed = html.replaceAll(integrity, digest(bytes));
  await page.route('/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: changed }));
  await page.route(`**/${file}`, (route) => route.fulfill({ contentType: 'application/wasm', body: bytes }));
}
