import { readFileSync } from 'node:fs';
import type { Download, TestInfo } from '@playwright/test';

/** A download, kept beside the case's other results: where it lies and what is in it. */
export async function kept(download: Download, info: TestInfo): Promise<{ path: string; name: string; bytes: Buffer; text: string }> {
  const name = download.suggestedFilename();
  const path = info.outputPath(name);
  await download.saveAs(path);
  const bytes = readFileSync(path);
  return { path, name, bytes, text: bytes.toString('utf8') };
}
