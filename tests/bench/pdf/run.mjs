// The full report as PDF in the browser: this program's engine beside jsPDF and pdfmake, the same tables and texts, the
// same font, in one run of one browser. Not part of CI.
//
//   cargo xtask build            the engine as it is shipped, in dist/
//   node tests/bench/pdf/run.mjs [SUBMISSION.json]
//
// Each is measured in a page of its own, ten times: the first drawing (the page is fresh, the engine has been fetched)
// and the median of the nine that follow. jsPDF and pdfmake draw the words and tables only: no tags, no PDF/A, no
// attachment, no map, no contents.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const submission = process.argv[2] ?? join(root, 'crates/draft/tests/examples/erhao-half-filled.submission-1.json');
const TIMES = 10;

const folder = mkdtempSync(join(tmpdir(), 'greenmine-bench-'));
try {
  cpSync(join(here, 'package.json'), join(folder, 'package.json'));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  const blocks = execFileSync('cargo', ['run', '-q', '-p', 'report', '--example', 'dump', '--', submission], { cwd: root, maxBuffer: 1 << 28 });
  await measure(blocks);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(blocks) {
  const dist = readdirSync(join(root, 'dist'));
  const built = (start, end) => {
    const found = dist.find((name) => name.startsWith(start) && name.endsWith(end));
    if (!found) throw new Error(`dist/ has no ${start}*${end}: cargo xtask build`);
    return join(root, 'dist', found);
  };
  const modules = join(folder, 'node_modules');
  const files = {
    '/': () => [Buffer.from('<!doctype html><meta charset="utf-8"><title>bench</title>'), 'text/html'],
    '/blocks.json': () => [blocks, 'application/json'],
    '/submission.json': () => [readFileSync(submission), 'application/json'],
    '/font.ttf': () => [readFileSync(built('report-font.', '.ttf')), 'font/ttf'],
    '/jspdf.js': () => [readFileSync(join(modules, 'jspdf/dist/jspdf.umd.min.js')), 'text/javascript'],
    '/autotable.js': () => [readFileSync(join(modules, 'jspdf-autotable/dist/jspdf.plugin.autotable.min.js')), 'text/javascript'],
    '/pdfmake.js': () => [readFileSync(join(modules, 'pdfmake/build/pdfmake.min.js')), 'text/javascript'],
  };
  const [engine, module] = [built('report.', '.js'), built('report.', '.wasm')];
  const address = (file) => `/${basename(file)}`;
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const inDist = join(root, 'dist', path.slice(1));
    const [body, type] = files[path]?.() ?? (existsSync(inDist) ? [readFileSync(inDist), types[extname(inDist)] ?? 'application/octet-stream'] : []);
    response.writeHead(body ? 200 : 404, { 'content-type': type ?? 'text/plain' });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;

  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  const browser = await chromium.launch({ executablePath });
  const weight = (...paths) => paths.reduce((sum, path) => sum + brotliCompressSync(typeof path === 'string' ? readFileSync(path) : path).length, 0);
  const programs = [
    ['greenmine', greenmine, weight(engine, module)],
    ['jsPDF 4.2.1 + autotable 5.0.9', jspdf, weight(files['/jspdf.js']()[0], files['/autotable.js']()[0])],
    ['pdfmake 0.3.11', pdfmake, weight(files['/pdfmake.js']()[0])],
  ];
  console.log(`\nChromium ${browser.version()}, ${new Date().toISOString().slice(0, 10)}; ${TIMES} times each\n`);
  console.log('| program | first ms | median ms | PDF bytes | pages | program, brotli |\n|---|---|---|---|---|---|');
  for (const [name, run, brotli] of programs) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`${name}: ${error}`));
    await page.goto(origin);
    await page.evaluate(shared);
    const { times, bytes } = await page.evaluate(run, { engine: address(engine), module: address(module), times: TIMES });
    const rest = times.slice(1).sort((a, b) => a - b);
    const pdf = join(folder, 'out.pdf');
    writeFileSync(pdf, Buffer.from(bytes));
    if (process.env.KEEP) cpSync(pdf, join(process.env.KEEP, `${name.split(' ')[0]}.pdf`));
    const pages = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))[1];
    console.log(`| ${name} | ${times[0].toFixed(0)} | ${rest[rest.length >> 1].toFixed(0)} | ${bytes.length.toLocaleString('en')} | ${pages} | ${brotli.toLocaleString('en')} |`);
    await page.close();
  }
  await browser.close();
  server.close();
}

// ---- below: in the page ----

function shared() {
  window.script = (source) =>
    new Promise((done, failed) => {
      const element = Object.assign(document.createElement('script'), { src: source, onload: done, onerror: failed });
      document.head.append(element);
    });
  window.repeat = async (times, draw) => {
    const took = [];
    let bytes;
    for (let n = 0; n < times; n += 1) {
      const start = performance.now();
      bytes = await draw();
      took.push(performance.now() - start);
    }
    return { times: took, bytes: Array.from(bytes) };
  };
  window.font = async () => new Uint8Array(await (await fetch('/font.ttf')).arrayBuffer());
  window.base64 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  window.texts = async () => (await fetch('/blocks.json')).json();
}

async function greenmine({ engine, module, times }) {
  await window.script(engine);
  const program = wasm_bindgen; // as the engine's script calls itself, in a worker or here
  await program({ module_or_path: module });
  const [font, text] = [await window.font(), await (await fetch('/submission.json')).text()];
  return window.repeat(times, () => program.paper('report', text, font));
}

async function jspdf({ times }) {
  await window.script('/jspdf.js');
  await window.script('/autotable.js');
  const [font, blocks] = [window.base64(await window.font()), await window.texts()];
  return window.repeat(times, () => {
    const pdf = new window.jspdf.jsPDF({ unit: 'mm', format: 'a4', compress: true });
    pdf.addFileToVFS('font.ttf', font);
    pdf.addFont('font.ttf', 'body', 'normal');
    pdf.setFont('body');
    let y = 28;
    const styles = { font: 'body', fontStyle: 'normal', fontSize: 9 };
    for (const block of blocks) {
      if (block.rows) {
        const head = block.head.some((title) => title) ? [block.head] : undefined;
        pdf.autoTable({ head, body: block.rows, startY: y, margin: { left: 28, right: 22, top: 28, bottom: 26 }, styles, headStyles: styles });
        y = pdf.lastAutoTable.finalY + 6;
        continue;
      }
      pdf.setFontSize(block.heading ? 14 : 10.5);
      for (const line of pdf.splitTextToSize(block.text, 160)) {
        if (y > 270) {
          pdf.addPage();
          y = 28;
        }
        pdf.text(line, 28, y);
        y += block.heading ? 8 : 6;
      }
    }
    return new Uint8Array(pdf.output('arraybuffer'));
  });
}

async function pdfmake({ times }) {
  await window.script('/pdfmake.js');
  const [font, blocks] = [window.base64(await window.font()), await window.texts()];
  window.pdfMake.addVirtualFileSystem({ 'font.ttf': font });
  window.pdfMake.addFonts({ body: { normal: 'font.ttf', bold: 'font.ttf', italics: 'font.ttf', bolditalics: 'font.ttf' } });
  return window.repeat(times, async () => {
    const content = blocks.map((block) =>
      block.rows
        ? {
            table: {
              headerRows: block.head.some((title) => title) ? 1 : 0,
              widths: block.head.map(() => '*'),
              body: [...(block.head.some((title) => title) ? [block.head] : []), ...block.rows],
            },
            fontSize: 9,
            margin: [0, 0, 0, 12],
          }
        : { text: block.text, fontSize: block.heading ? 14 : 10.5, margin: [0, 0, 0, 6] },
    );
    const pdf = window.pdfMake.createPdf({ content, defaultStyle: { font: 'body' }, pageSize: 'A4', pageMargins: [79, 79, 62, 74] });
    return new Uint8Array(await pdf.getBuffer());
  });
}
