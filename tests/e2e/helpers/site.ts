// A web server that a case governs: what it hands out, which build it is, whether it can be reached at all.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from './project';

/** What a build consists of: name → content. */
export type Build = Map<string, Buffer>;

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The build in dist/. */
export function built(): Build {
  const dist = path.join(root, 'dist');
  return new Map(readdirSync(dist).map((name) => [name, readFileSync(path.join(dist, name))]));
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes);
const integrity = (bytes: Buffer) => `sha256-${sha256(bytes).digest('base64')}`;

/** The id of a build. */
export const idOf = (build: Build) => JSON.parse(String(build.get('build.json'))).build as string;

/** The name of a file whose name carries a hash. */
export function nameOf(build: Build, stem: string, extension: string): string {
  return [...build.keys()].find((name) => new RegExp(`^${stem}\\.[0-9a-f]{12}\\.${extension}$`).test(name))!;
}

/** A build with other content under some names. Names with a hash, digests and the build's id follow, as xtask makes them. */
function changed(build: Build, changes: Map<string, Buffer>, id: string): Build {
  const made: Build = new Map(build);
  const replacements: [string, string][] = [[idOf(build), id]];
  for (const [name, after] of changes) {
    const renamed = name.replace(/\.[0-9a-f]{12}\./, () => `.${sha256(after).digest('hex').slice(0, 12)}.`);
    made.delete(name);
    made.set(renamed, after);
    replacements.push([name, renamed], [integrity(build.get(name)!), integrity(after)]);
  }
  const replaced = (text: string) => replacements.reduce((text, [old, now]) => text.replaceAll(old, now), text);
  const page = Buffer.from(replaced(String(made.get('index.html'))));
  const worker = replaced(String(build.get('service-worker.js'))).replaceAll(integrity(build.get('index.html')!), integrity(page));
  made.set('index.html', page);
  made.set('service-worker.js', Buffer.from(worker));
  made.set('build.json', Buffer.from(replaced(String(build.get('build.json')))));
  return made;
}

/** The next build: the same program, whose style and engine got a comment. Each number makes another one. */
export function next(build: Build, number = 0): Build {
  const names = [nameOf(build, 'style', 'css'), nameOf(build, 'report', 'js')].filter(Boolean);
  const comment = Buffer.from(`\n/* next ${number} */`);
  const changes = names.map((name) => [name, Buffer.concat([build.get(name)!, comment])] as const);
  return changed(build, new Map(changes), (0xffff_ffff_ffff - number).toString(16));
}

/** A site that was replaced only in part: everything of the newer build but its page, with the files of the older one. */
export function mixed(older: Build, newer: Build): Build {
  return new Map([...older, ...newer]).set('index.html', older.get('index.html')!);
}

/** The build with a script of the case's own in its page. */
export function withScript(build: Build, script: string): Build {
  const page = String(build.get('index.html'))
    .replace("script-src '", () => `script-src '${integrity(Buffer.from(script))}' '`)
    .replace('</body>', () => `<script>${script}</script></body>`);
  return changed(build, new Map([['index.html', Buffer.from(page)]]), idOf(build));
}

export class Site {
  private server: Server | null = null;
  private port = 0;
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** Hears what a page of the case's own posts: the name and its query. */
  onPost: (name: string, query: URLSearchParams) => void = () => {};

  constructor(public build: Build) {}

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Can be reached, at the same address as before. */
  async up() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url!, this.url);
      const name = url.pathname.slice(1) || 'index.html';
      if (request.method === 'POST') {
        this.onPost(name, url.searchParams);
        return response.writeHead(204).end();
      }
      this.asked.push(name);
      const bytes = this.build.get(name);
      if (!bytes) return response.writeHead(404).end('not here');
      response.writeHead(200, { 'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream', 'Cache-Control': 'no-store' }).end(bytes);
    });
    await new Promise<void>((done) => this.server!.listen(this.port, '127.0.0.1', done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Cannot be reached. */
  async down() {
    const server = this.server;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}
