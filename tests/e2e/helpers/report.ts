// What every report must be, as programs other than ours read it.
import { expect } from '@playwright/test';
import { attachment, checkPdf, inkByPage, pageTexts } from './pdf';
import { digestGroups } from './submission';

type Of = { mine: string; digest: string; folder: string };

/** White space off: where lines break is no matter. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** Checks a report against the data file it was made from and returns its text without white space. */
export function expectPdfOf({ path, bytes }: { path: string; bytes: Buffer }, json: Buffer, { mine, digest, folder }: Of): string {
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  checkPdf(path);

  const pages = pageTexts(path).map(squeezed);
  expect(pages.length).toBeGreaterThan(4);
  for (const [index, text] of pages.entries()) {
    expect(text, `page ${index + 1} should say that this is a draft table`).toContain('编制稿');
    expect(text, `page ${index + 1} should bear its number`).toContain(`第${index + 1}页共${pages.length}页`);
    expect(text, `page ${index + 1} should have no character that the font lacks`).not.toContain('\uFFFD');
  }
  const [cover] = pages;
  expect(cover).toContain('绿色矿山自评估报告');
  expect(cover).toContain(squeezed(mine));
  expect(cover).toContain(squeezed(digestGroups(digest)));

  const ink = inkByPage(path, folder);
  expect(ink).toHaveLength(pages.length);
  for (const [index, { points, share }] of ink.entries()) {
    // A character of the smallest print takes about 7 points of ink at this size.
    expect(points / pages[index].length, `page ${index + 1} should show the text it has`).toBeGreaterThan(4);
    expect(share, `page ${index + 1} should not be black`).toBeLessThan(0.25);
  }
  expect(ink[0].titleBand, 'the cover should have its title').toBeGreaterThan(0.01);

  expect(attachment(path, folder).equals(json), 'the attached data file should be the exported one').toBe(true);
  return pages.join('');
}
