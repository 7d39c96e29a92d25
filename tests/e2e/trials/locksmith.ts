// What runs in the page of the kills of `lock.spec.ts`: someone who locks a draft, unlocks it, and locks it again.
import type { hand } from './hand';

/** Makes a draft with a file on the first visit; on every visit says how it is found, and then locks and unlocks it. */
export function locksmith({ query, post, soon, until }: ReturnType<typeof hand>) {
  const [secret, passphrase, ledger] = ['不想让人看见的名字', '草原 2026 夏', '不想让人看见的台账'];
  const button = (name: RegExp) => until(() => [...document.querySelectorAll('button')].find((one) => name.test(one.getAttribute('aria-label') ?? one.textContent ?? '') && !one.disabled));
  const type = (input: HTMLInputElement, text: string) => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const field = (id: string) => until(() => document.getElementById(id) as HTMLInputElement | null);
  const saved = () => until(() => /^已保存 \d\d:\d\d$/.test(document.querySelector('.save-state')?.textContent ?? ''));
  const settled = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
  const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  /** How the draft is kept, by what lies in the browser's stores. */
  const state = async (id: string) => {
    const database = await settled(indexedDB.open('greenmine'));
    const table = (name: string) => database.transaction(name).objectStore(name);
    const versions = await settled(table('versions').getAll());
    const digest = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(ledger)));
    const file = await settled<Uint8Array<ArrayBuffer> | undefined>(table('files').get(digest));
    database.close();
    const isHere = file && hex(await crypto.subtle.digest('SHA-256', file)) === digest;
    const open = localStorage.getItem(`greenmine/draft/${id}`);
    const offered = [...document.querySelectorAll('#lock-which option')].some((one) => (one as HTMLOptionElement).value === id);
    const locked = Boolean(document.getElementById(`unlock-${id}`));
    if (offered && !locked) return open?.includes(secret) && open.includes(digest) && isHere ? 'open and whole' : 'open, and not whole';
    const readable = [...Object.values(localStorage), ...versions].some((text) => String(text).includes(secret));
    if (locked && !offered) return readable || file ? `locked, and readable: ${readable ? 'text ' : ''}${file ? 'file' : ''}` : 'locked and sealed';
    return offered ? 'open and locked at once' : 'nowhere';
  };
  const make = async () => {
    location.hash = '#/new/erhao';
    (await button(/^开始自评$/)).click();
    const contact = await until(() => [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith('联系人'))?.control as HTMLInputElement);
    type(contact, secret);
    const id = location.hash.split('/')[2];
    location.hash = `#/d/${id}/items`;
    const take = await field('SS-A3-01-take');
    const chosen = new DataTransfer();
    chosen.items.add(new File([ledger], '台账.txt', { type: 'text/plain' }));
    take.files = chosen.files;
    take.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => document.querySelector('#SS-A3-01 li.paper'));
    await soon(700);
    await saved();
    return id;
  };
  const run = async () => {
    const id = query.get('draft') || (await make());
    location.hash = '#/keeping';
    await field('lock-which');
    let found = await state(id);
    // The file that a kill left behind is swept beside the page, as it begins.
    for (let waited = 0; found === 'locked, and readable: file' && waited < 5000; waited += 100) {
      await soon(100);
      found = await state(id);
    }
    post('found', { state: found, draft: id });
    const said = (word: string) => until(() => document.getElementById('shared-said')?.textContent?.includes(word));
    for (;;) {
      const locked = document.getElementById(`unlock-${id}`) as HTMLInputElement | null;
      if (locked) {
        type(locked, passphrase);
        const unlock = await button(/^解锁 /);
        post('unlocking');
        unlock.click();
        await said('已解锁');
        post('unlocked', { state: await state(id) });
      } else {
        const which = await field('lock-which');
        which.value = id;
        which.dispatchEvent(new Event('change', { bubbles: true }));
        for (const place of ['first', 'second']) type(await field(`lock-passphrase-${place}`), passphrase);
        const lock = await button(/^加锁$/);
        post('locking');
        lock.click();
        await said('已加锁');
        post('locked', { state: await state(id) });
      }
      await soon(Math.random() * 400);
    }
  };
  void run();
}
