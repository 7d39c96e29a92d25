// What is in a PDF, as programs other than ours read it.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The text of a PDF file, laid out as on its pages. */
export function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
}

/** Draws every page into `folder` and returns the paths of the pictures, in order. */
export function pdfPictures(file: string, folder: string): string[] {
  execFileSync('pdftoppm', ['-png', '-r', '80', file, path.join(folder, 'page')]);
  const pictures = readdirSync(folder).filter((name) => /^page-\d+\.png$/.test(name));
  return pictures.sort().map((name) => path.join(folder, name));
}

/** Throws with qpdf's words if the file is not sound. */
export function checkPdf(file: string) {
  execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });
}
