// What runs in the pages of the kills: someone who fills in, without a pause, in one tab or in several that take the
// turn from each other, and takes a newer version of the program whenever one is offered.
import type { hand } from './hand';

/** How answers are given: into a field, by clicking on verdicts, or by attaching photos. */
export type Way = 'typed' | 'clicked' | 'attached';

/**
 * Opens the draft, says which number stands there in the way of the session before, and then enters one number after the
 * other in the way of this session. Whenever the page says "已保存", the number that stands there is reported before
 * anything else happens.
 */
export function typist({ query, post, soon, until }: ReturnType<typeof hand>) {
  const button = (name: RegExp) => [...document.querySelectorAll('button')].find(({ textContent }) => name.test(textContent ?? ''));
  const field = () => [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith('联系人'))?.control as HTMLInputElement | undefined;
  /** The verdicts 不符合 and 待核实 of each precondition: the noughts and ones of a number, so written that the next number differs in one. */
  const verdicts = () =>
    [...document.querySelectorAll('article')].map((card) => {
      const of = (name: string) => [...card.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === name)?.control as HTMLInputElement;
      return [of('不符合'), of('待核实')];
    });
  const gray = (number: number) => number ^ (number >> 1);
  const photographed = () => document.getElementById('SS-A3-01');
  const papers = () => photographed()?.querySelectorAll('li.paper').length ?? 0;
  /** How many of the photos that the draft names are there, from the first on, with the digests that it names. */
  const whole = async () => {
    const draft = JSON.parse(localStorage.getItem(`greenmine/draft/${location.hash.split('/')[2]}`)!);
    const named = draft.assessment.items['SS-A3-01']?.record?.evidence ?? [];
    const settled = <T>(request: IDBRequest<T>) => new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
    const database = await settled(indexedDB.open('greenmine'));
    let count = 0;
    for (const paper of named) {
      const { sha256 } = paper.file.kept;
      const bytes = await settled<Uint8Array<ArrayBuffer> | undefined>(database.transaction('files').objectStore('files').get(sha256));
      if (!bytes) break;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      if ([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) break;
      count++;
    }
    database.close();
    return count;
  };
  const ways = {
    typed: {
      step: 'profile',
      isThere: () => Boolean(field()),
      isOpen: () => Boolean(field()?.matches(':enabled')),
      read: () => Number(field()?.value.match(/^第(\d+)次/)?.[1] ?? 0),
      enter: (number: number) => {
        const input = field()!;
        input.value = `第${number}次`;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
    clicked: {
      step: 'preconditions',
      isThere: () => verdicts().length > 9,
      isOpen: () => Boolean(verdicts()[0]?.[0]?.matches(':enabled')),
      read: () => {
        let number = 0;
        for (const [place, [, one]] of verdicts().entries()) if (one.checked) number |= 1 << place;
        for (let shift = 1; shift < 16; shift <<= 1) number ^= number >> shift;
        return number;
      },
      enter: (number: number) => {
        const place = 31 - Math.clz32(gray(number) ^ gray(number - 1));
        verdicts()[place][(gray(number) >> place) & 1].click();
      },
    },
    attached: {
      step: 'items',
      isThere: () => Boolean(document.getElementById('SS-A3-01-take')),
      isOpen: () => Boolean(document.getElementById('SS-A3-01-take')?.matches(':enabled')),
      read: papers,
      enter: async (number: number) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1800, height: 1200 });
        const context = canvas.getContext('2d')!;
        for (let stripe = 0; stripe < 60; stripe++) {
          context.fillStyle = `hsl(${(number * 37 + stripe * 23) % 360} 60% 50%)`;
          context.fillRect((stripe * 97) % 1800, (stripe * 61) % 1200, 300, 200);
        }
        const jpeg = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
        const chosen = new DataTransfer();
        chosen.items.add(new File([jpeg!], `照片${number}.jpg`, { type: 'image/jpeg' }));
        const input = document.getElementById('SS-A3-01-take') as HTMLInputElement;
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        // A photo is entered when the draft names it; a page that loses the turn meanwhile may enter it never.
        for (let waited = 0; papers() < number && waited < 5000; waited += 20) await soon(20);
      },
    },
  };
  const at = (way: Way) => until(() => location.hash.includes(ways[way].step) && ways[way].isThere() && document.querySelector('.save-state'));
  const go = (way: Way) => void (location.hash = `#/d/${query.get('draft') || location.hash.split('/')[2]}/${ways[way].step}`);
  const run = async () => {
    const [before, now] = [query.get('before') as Way, query.get('now') as Way];
    const others = Number(query.get('tabs')) - 1;
    query.set('tabs', '1');
    for (let tab = 0; tab < others; tab++) window.open(`?${query}`, '_blank', 'noopener');
    if (query.get('draft')) go(before);
    else {
      location.hash = '#/new/erhao';
      (await until(() => button(/^开始自评$/))).click();
      await at('typed');
      go(before);
    }
    const gone = () => /打不开这份草稿|还没有找到这份草稿/.test(document.querySelector('h1')?.textContent ?? '');
    await Promise.race([at(before), until(gone)]);
    if (gone()) return post('unopened', {});
    post('found', { number: before === 'attached' ? await whole() : ways[before].read(), draft: location.hash.split('/')[2] });
    go(now);
    const state = await at(now);
    const way = ways[now];
    post('begun', { number: way.read() });
    new MutationObserver(() => {
      // Its mark and its words change one after the other: only both together say it.
      if (state.classList.contains('saved') && /^已保存 \d\d:\d\d$/.test(state.textContent ?? '')) post('saved', { number: way.read() });
    }).observe(state, { subtree: true, childList: true, characterData: true, attributes: true });
    for (;;) {
      if (way.isOpen()) {
        const number = way.read() + 1;
        await way.enter(number);
        if (way.read() >= number) post('entered', { number });
        if (Math.random() < 0.3) button(/^有新版本/)?.click();
        // Bursts and pauses, shorter and longer than the autosave waits.
        await soon(Math.random() < 0.8 ? 5 + Math.random() * 150 : 300 + Math.random() * 900);
      } else {
        await soon(50 + Math.random() * 500);
        button(/^改在本页填写$/)?.click();
      }
    }
  };
  void run();
}
