// Firefox as it is installed, over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), the standard it speaks itself:
// the little of it that a short journey needs. (Playwright drives only a Firefox of its own making.)
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';

type Node = { sharedId: string };
type Answer = { id?: number; type: string; result?: any; message?: string; method?: string; params?: any };

/** Something found by its role and its whole name, as a screen reader would say it. */
export type Role = 'button' | 'checkbox' | 'heading' | 'link' | 'radio' | 'textbox';

const PATIENCE = 20_000;

export class Firefox {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private sent = 0;
  private context = '';
  /** Errors on the page's console. */
  readonly errors: string[] = [];

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: WebSocket,
    private readonly folder: string,
  ) {
    socket.on('message', (data) => this.heard(JSON.parse(String(data))));
  }

  /** Starts it with a fresh profile, or with the one that it left in a folder. */
  static async start(program: string, folder = mkdtempSync(path.join(tmpdir(), 'greenmine-firefox-'))): Promise<Firefox> {
    const [profile, downloads] = [path.join(folder, 'profile'), path.join(folder, 'downloads')];
    mkdirSync(profile, { recursive: true });
    mkdirSync(downloads, { recursive: true });
    const preferences = {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.helperApps.neverAsk.saveToDisk': 'application/pdf,application/json',
      'pdfjs.disabled': true,
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'intl.accept_languages': 'zh-CN',
      'remote.active-protocols': 1,
    };
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
    const process = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const address = await new Promise<string>((found, failed) => {
      let said = '';
      process.stderr!.on('data', (chunk) => {
        said += chunk;
        const match = said.match(/WebDriver BiDi listening on (ws:\S+)/);
        if (match) found(match[1]);
      });
      process.once('exit', () => failed(new Error(`Firefox ended: ${said}`)));
      setTimeout(() => failed(new Error(`Firefox did not start: ${said}`)), 60_000).unref();
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((open, failed) => socket.once('open', open).once('error', failed));
    const firefox = new Firefox(process, socket, folder);
    await firefox.send('session.new', { capabilities: {} });
    await firefox.send('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts } = await firefox.send('browsingContext.getTree', {});
    firefox.context = contexts[0].context;
    return firefox;
  }

  async end() {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill('SIGKILL');
    await ended;
    this.socket.terminate();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Ends it as a person does, and leaves its profile. */
  async close() {
    const ended = new Promise((done) => this.process.once('exit', done));
    await this.send('browser.close', {});
    await ended;
    this.socket.terminate();
  }

  /** A function that runs in every page before its own scripts. */
  async before(functionDeclaration: string) {
    await this.send('script.addPreloadScript', { functionDeclaration });
  }

  async open(url: string) {
    await this.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async reload() {
    await this.send('browsingContext.reload', { context: this.context, wait: 'complete' });
  }

  /** Waits until it is there, and clicks on it as a mouse would. */
  async click(role: Role, name: string | RegExp) {
    const node = await this.find(role, name);
    await this.call('(element) => element.scrollIntoView({ block: "center", behavior: "instant" })', node);
    await this.act('pointer', { pointerType: 'mouse' }, [
      { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element: node } },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Types into a text field, key by key, in place of what stands there. */
  async type(name: string | RegExp, text: string) {
    const node = await this.find('textbox', name);
    await this.call('(element) => { element.focus(); element.select(); }', node);
    await this.keys(text);
  }

  private keys(text: string) {
    return this.act('key', {}, [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  /** Chooses a file in a field for files or types into one for passphrases; neither has a role. */
  async fill(name: RegExp, what: { file: string } | { text: string }) {
    const node = await this.find('input', name);
    if ('file' in what) await this.send('input.setFiles', { context: this.context, element: node, files: [what.file] });
    else {
      await this.call('(element) => { element.focus(); element.select(); }', node);
      await this.keys(what.text);
    }
  }

  /** What stands in a text field. */
  async valueOf(name: string | RegExp): Promise<string> {
    return this.call('(element) => element.value', await this.find('textbox', name));
  }

  /** Waits until the page says something. */
  async says(text: RegExp) {
    await this.until(async () => text.test(await this.evaluate('document.body.innerText')), `the page says ${text}`);
  }

  /** Waits for a download whose name ends so. */
  async download(ending: string): Promise<{ path: string; bytes: Buffer }> {
    const folder = path.join(this.folder, 'downloads');
    let found = '';
    await this.until(async () => {
      const names = readdirSync(folder);
      found = names.find((name) => name.endsWith(ending)) ?? '';
      return Boolean(found) && !names.some((name) => name.endsWith('.part')) && readFileSync(path.join(folder, found)).length > 0;
    }, `a download *${ending}`, 60_000);
    const file = path.join(folder, found);
    return { path: file, bytes: readFileSync(file) };
  }

  /** The value of an expression in the page. */
  async evaluate<T = any>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send('script.evaluate', { expression: `(async () => JSON.stringify(await (${expression})) ?? null)()`, target: { context: this.context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined! : JSON.parse(result.value);
  }

  async until(holds: () => Promise<boolean>, what: string, patience = PATIENCE) {
    for (const end = Date.now() + patience; ; ) {
      // A page that is just being loaded has no body, or a context that goes away.
      if (await holds().catch(() => false)) return;
      if (Date.now() > end) throw new Error(`waited in vain until ${what}; the page: ${await this.evaluate('document.body.innerText').catch(String)}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  private async find(role: Role | 'input', name: string | RegExp): Promise<Node> {
    let found: Node | undefined;
    await this.until(async () => {
      const value = typeof name === 'string' ? { role, name } : { role };
      const locator = role === 'input' ? { type: 'css', value: 'input' } : { type: 'accessibility', value };
      const { nodes } = await this.send('browsingContext.locateNodes', { context: this.context, locator });
      if (typeof name === 'string') found = nodes[0];
      else for (const node of nodes) if (!found && name.test(await this.call('(element) => element.labels?.[0]?.textContent ?? element.textContent', node))) found = node;
      return Boolean(found);
    }, `there is a ${role} ${name}`);
    return { sharedId: found!.sharedId };
  }

  private async call(declaration: string, node: Node) {
    const { result, exceptionDetails } = await this.send('script.callFunction', { functionDeclaration: declaration, arguments: [node], target: { context: this.context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  private act(type: 'key' | 'pointer', parameters: object, actions: object[]) {
    const source = { type, id: type, ...(type === 'pointer' ? { parameters } : {}), actions };
    return this.send('input.performActions', { context: this.context, actions: [source] });
  }

  private send(method: string, params: object): Promise<any> {
    const id = ++this.sent;
    return new Promise((done, failed) => {
      this.waiting.set(id, ({ type, result, message }) => (type === 'success' ? done(result) : failed(new Error(`${method}: ${message}`))));
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  private heard(answer: Answer) {
    if (answer.id !== undefined) {
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    } else if (answer.method === 'log.entryAdded' && answer.params.level === 'error') {
      this.errors.push(answer.params.text);
    }
  }
}
