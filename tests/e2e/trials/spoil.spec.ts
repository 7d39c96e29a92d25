// Local storage is cleared, cut short, overwritten and filled to the last character, and the clock is set back, at random,
// while a draft is filled in. Whatever the page said was saved ("已保存") must be there when it is opened again.
//
// A few rounds run with every test; `cargo xtask trials` asks for many.
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';
import { everything, fill, makeRoom } from '../helpers/shelf';

const ROUNDS = Number(process.env.TRIALS ?? 8);
const DRAFT = erhao();

test.use({ drafts: [text(DRAFT)] });

/** Changes one of the program's texts; null takes it away. */
async function someKey(page: Page, change: (text: string) => string | null, chosen: number) {
  const texts = Object.entries(await everything(page)).filter(([key]) => key.startsWith('greenmine/')).sort();
  if (!texts.length) return;
  const [key, text] = texts[Math.floor(chosen * texts.length)];
  await page.evaluate(([key, text]) => (text === null ? localStorage.removeItem(key!) : localStorage.setItem(key!, text)), [key, change(text)]);
}

const SPOILERS: Record<string, (page: Page, chosen: number) => Promise<unknown>> = {
  'all of it cleared': (page) => page.evaluate(() => localStorage.clear()),
  'a text removed': (page, chosen) => someKey(page, () => null, chosen),
  'a text cut short': (page, chosen) => someKey(page, (text) => text.slice(0, text.length >> 1), chosen),
  'a text emptied': (page, chosen) => someKey(page, () => '', chosen),
  'a character changed': (page, chosen) => someKey(page, (text) => text.replace(/第(\d+)次/, '第9$1次').replace(/.$/, '#'), chosen),
  'the clock set back': (page, chosen) => page.evaluate((chosen) => sessionStorage.setItem('shift', String(-chosen * 3e10)), chosen),
  nothing: async () => {},
};

test(`spoiled ${ROUNDS} times, nothing acknowledged is lost`, async ({ app, page }) => {
  test.setTimeout(ROUNDS * 20_000 + 60_000);
  await page.addInitScript(() => {
    const shift = Number(sessionStorage.getItem('shift'));
    const Real = Date;
    const Shifted = function (this: unknown, ...given: unknown[]) {
      return Reflect.construct(Real, given.length ? given : [Real.now() + shift], new.target ?? Real);
    };
    Object.setPrototypeOf(Shifted, Real);
    Object.assign(globalThis, { Date: Object.assign(Shifted, { prototype: Real.prototype, now: () => Real.now() + shift }) });
  });
  await app.open(`d/${DRAFT.id}/profile`);
  const contact = app.profile.field('联系人');
  const counted: Record<string, number> = {};
  for (let round = 1; round <= ROUNDS; round++) {
    await contact.fill(`第${round}次`);
    await app.frame.expectSaved();
    const names = Object.keys(SPOILERS);
    const name = names[Math.floor(Math.random() * names.length)];
    await SPOILERS[name](page, Math.random());
    await page.reload();
    await expect(contact, `round ${round}: ${name}`).toHaveValue(`第${round}次`, { timeout: 20_000 });
    counted[name] = (counted[name] ?? 0) + 1;
  }
  console.log(`spoiled: ${JSON.stringify(counted)}`);
});

const FULL = Math.max(3, Math.ceil(ROUNDS / 15));

test(`with local storage filled ${FULL} times to the last character, what is said to be saved is there`, async ({ app, page }) => {
  test.setTimeout(FULL * 20_000 + 60_000);
  await app.open(`d/${DRAFT.id}/profile`);
  const contact = app.profile.field('联系人');
  let saved = DRAFT.assessment.profile.contact.value;
  const counted = { saved: 0, refused: 0 };
  for (let round = 1; round <= FULL; round++) {
    // What does not fit into what the save before leaves free, and what does.
    const length = Math.floor(10 ** (Math.random() * 4));
    const entered = `第${round}次，${'长'.repeat(length)}`;
    await fill(page);
    await contact.fill(entered);
    await expect(app.frame.saveState).toHaveText(/已保存|没有保存/);
    const isSaved = /已保存/.test((await app.frame.saveState.textContent())!);
    if (isSaved) saved = entered;
    counted[isSaved ? 'saved' : 'refused']++;
    await page.reload();
    await expect(contact, `round ${round}: ${length} characters`).toHaveValue(saved, { timeout: 20_000 });
    await makeRoom(page);
    await contact.fill(`有了空间${round}`);
    await app.frame.expectSaved();
    saved = `有了空间${round}`;
  }
  console.log(`filled: ${JSON.stringify(counted)}`);
});
