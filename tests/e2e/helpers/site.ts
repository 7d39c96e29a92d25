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

/** The next build: the same program, whose style and engine got a comment. As xtask makes it, every name and digest follows. */
export function next(build: Build): Build {
  const made: Build = new Map(build);
  const replacements: [string, string][] = [[idOf(build), 'ffffffffffff']];
  for (const [stem, extension] of [['style', 'css'], ['report', 'js']]) {
    const name = nameOf(build, stem, extension);
    if (!name) continue;
    const before = build.get(name)!;
    const after = Buffer.concat([before, Buffer.from('\n/* next */')]);
    const renamed = `${stem}.${sha256(after).digest('hex').slice(0, 12)}.${extension}`;
    made.delete(name);
    made.set(renamed, after);
    replacements.push([name, renamed], [integrity(before), integrity(after)]);
  }
  const replaced = (name: string) =>
    replacements.reduce((text, [old, now]) => text.replaceAll(old, now), String(build.get(name)));
  const page = Buffer.from(replaced('index.html'));
  const worker = replaced('service-worker.js').replaceAll(integrity(build.get('index.html')!), integrity(page));
  made.set('index.html', page);
  made.set('service-worker.js', Buffer.from(worker));
  made.set('build.json', Buffer.from(replaced('build.json')));
  return made;
}

/** The build with a script of the case's own in its page. Without a service worker: its digests are those of the real page. */
export function withScript(build: Build, script: string): Build {
  const made: Build = new Map(build);
  const page = String(build.get('index.html'))
    .replace("script-src '", () => `script-src '${integrity(Buffer.from(script))}' '`)
    .replace('</body>', () => `<script>${script}</script></body>`);
  made.set('index.html', Buffer.from(page));
  made.delete('service-worker.js');
  return made;
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
