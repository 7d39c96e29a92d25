// What is in a PDF, as programs other than ours read it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of a PDF file, laid out as on its pages. */
export function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
}

/** The text of each page. */
export function pageTexts(file: string): string[] {
  return pdfText(file).replace(/\f$/, '').split('\f');
}

/** Throws with qpdf's words if the file is not sound. */
export function checkPdf(file: string) {
  execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });
}

/** The only file attached to a PDF. */
export function attachment(file: string, folder: string): Buffer {
  const into = path.join(folder, 'attached');
  mkdirSync(into, { recursive: true });
  execFileSync('pdfdetach', ['-saveall', '-o', into, file]);
  const names = readdirSync(into);
  if (names.length !== 1) throw new Error(`attached: ${names.join(', ') || 'nothing'}`);
  return readFileSync(path.join(into, names[0]));
}

export type Ink = {
  /** How much ink the page takes: black points, grey ones counted in part. */
  points: number;
  /** The same as a share of the page. */
  share: number;
  /** The share of the band in which a cover has its title. */
  titleBand: number;
};

/** How much ink there is on each page, drawn small and grey. */
export function inkByPage(file: string, folder: string): Ink[] {
  const into = path.join(folder, 'drawn');
  mkdirSync(into, { recursive: true });
  execFileSync('pdftoppm', ['-r', '50', '-gray', file, path.join(into, 'page')]);
  const names = readdirSync(into).filter((name) => name.endsWith('.pgm'));
  return names.sort().map((name) => {
    const { width, height, pixels } = readPgm(readFileSync(path.join(into, name)));
    const ink = (from: number, to: number) => {
      const band = pixels.subarray(Math.round(from * height) * width, Math.round(to * height) * width);
      const points = band.reduce((sum, grey) => sum + (255 - grey) / 255, 0);
      return { points, share: points / band.length };
    };
    return { ...ink(0, 1), titleBand: ink(0.12, 0.45).share };
  });
}

/** A binary grey picture: "P5 width height 255" and a byte a pixel. */
function readPgm(bytes: Buffer): { width: number; height: number; pixels: Buffer } {
  const head = bytes.subarray(0, 64).toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
  if (!head) throw new Error('not a grey picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}
