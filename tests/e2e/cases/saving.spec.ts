// Nothing that was typed is lost.
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const DRAFT = erhao({ edit: ({ assessment }) => delete assessment.profile.contact });
test.use({ drafts: [text(DRAFT)] });

/** Numbers that look random and are the same every time. */
function* pseudoRandom(seed: number): Generator<number, never> {
  for (;;) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    yield seed / 2 ** 32;
  }
}

test('typing and reloading at once loses nothing, at twenty moments', async ({ app, page }) => {
  test.setTimeout(120_000);
  const random = pseudoRandom(20_261_123);
  const next = () => random.next().value;
  await app.open(`d/${DRAFT.id}/profile`);
  const contact = app.profile.field('联系人');
  let expected = '';
  for (let round = 0; round < 20; round++) {
    const more = `${String.fromCodePoint(0x4e00 + Math.floor(next() * 20_000))}${round}`;
    await contact.press('End');
    // The pace moves the reload through the pause and the longest wait of the autosave.
    await contact.pressSequentially(more, { delay: Math.floor(next() * 150) });
    expected += more;
    await page.reload();
    await expect(contact, `after reload ${round + 1}`).toHaveValue(expected);
  }
});

test('leaving the draft at once loses nothing either', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系人').fill('王磊');
  await page.getByRole('link', { name: '绿矿自评，回到首页' }).click();
  await app.start.draft(DRAFT.name).open.click();
  await expect(app.profile.field('联系人')).toHaveValue('王磊');

  await app.profile.field('联系人').fill('李娜');
  await page.goBack();
  await page.goForward();
  await expect(app.profile.field('联系人')).toHaveValue('李娜');
  await app.profile.field('联系人').fill('赵敏');
  await app.frame.goTo('先决条件');
  await page.reload();
  await app.frame.goTo('矿山概况');
  await expect(app.profile.field('联系人')).toHaveValue('赵敏');
});

test('closing the tab at once loses nothing either', async ({ app, context }) => {
  const second = await context.newPage();
  await second.goto(`./#/d/${DRAFT.id}/profile`);
  await second.getByRole('textbox', { name: '联系人' }).fill('王磊');
  await second.close({ runBeforeUnload: true });
  await app.open(`d/${DRAFT.id}/profile`);
  await expect(app.profile.field('联系人')).toHaveValue('王磊');
});

test('while a person goes on typing it is saved at least every second or so', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  let goesOn = true;
  const typing = app.profile.field('联系人').pressSequentially('一二三四五六七八九十一二三四五六七八九十', { delay: 150 }).then(() => (goesOn = false));
  await expect.poll(async () => (await app.frame.stored())!.revision, { intervals: [100] }).toBeGreaterThan(DRAFT.revision);
  expect(goesOn, 'saved while the typing went on, three seconds at least').toBe(true);
  await typing;
  await app.frame.expectSaved();
});

test('the state of saving is in sight and comes to 已保存 with the time', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/items`);
  await app.items.card('SS-A1-01').root.getByRole('radio').first().check();
  await app.frame.expectSaved();
  await expect(app.frame.saveState).toBeInViewport();
  await page.mouse.wheel(0, 3_000);
  await expect(app.frame.saveState).toBeInViewport();
});

test('typing in the middle of a text stays in the middle, in every kind of field', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const typeInside = async (field: Locator, [before, inside, after]: [string, string, string]) => {
    await field.fill(before + after);
    await field.press('Home');
    for (let moved = 0; moved < before.length; moved++) await field.press('ArrowRight');
    await field.pressSequentially(inside);
    await expect(field).toHaveValue(before + inside + after);
    await expect(field).toBeFocused();
  };
  await typeInside(app.profile.field('矿山地址'), ['内蒙古', '呼伦贝尔', '扎赉诺尔']);
  await typeInside(app.profile.field('许可证有效期止'), ['202', '8-0', '2-15']);
  await typeInside(app.profile.field('剩余服务年限（年）'), ['1', '2', '.5']);
  await app.frame.goTo('先决条件');
  const water = app.preconditions.card('SS-P05');
  await water.verdict('不适用').check();
  await typeInside(water.reason, ['外购', '市政', '供水']);
  await water.record.open();
  await typeInside(water.record.remark, ['合同', '二份', '在档']);
  await water.root.getByRole('button', { name: '＋ 其他材料' }).click();
  await typeInside(water.record.paper(1), ['供水', '合同', '副本']);
  await app.frame.goTo('A 矿区环境');
  const roads = app.items.card('SS-A2-01');
  await typeInside(roads.input('已硬化主要运输道路长度'), ['9', '1', '2']);
  await app.frame.goTo('矿区范围');
  await typeInside(app.boundary.cell(2, 'X 纵坐标'), ['54852', '4', '5.46']);
  await app.frame.expectSaved();
  const { assessment } = (await app.frame.stored())!;
  expect(assessment.preconditions['SS-P05']).toMatchObject({ reason: '外购市政供水', record: { remark: '合同二份在档', evidence: [{ name: '供水合同副本' }] } });
  expect(assessment.boundary.rows[1].x).toBe('5485245.46');
});

test('a word of an input method is taken once, when it is finished', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  const field = app.profile.field('统一社会信用代码');
  const said = app.profile.block('统一社会信用代码');
  const input = await page.context().newCDPSession(page);
  await field.fill('');
  await field.focus();
  for (const composing of ['n', 'ni', 'ni hao']) {
    await input.send('Input.imeSetComposition', { text: composing, selectionStart: composing.length, selectionEnd: composing.length });
  }
  await expect(field).toHaveValue('ni hao');
  await expect(said, 'half a word is no answer yet').not.toContainText('现为');
  await input.send('Input.insertText', { text: '你好' });
  await expect(field).toHaveValue('你好');
  await expect(said).toContainText('应为 18 位，现为 2 位');
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.profile.creditCode.value).toBe('你好');

  // In a list with several lines, too.
  await app.frame.goTo('先决条件');
  const { record } = app.preconditions.card('SS-P01');
  await record.open();
  await record.remark.focus();
  await input.send('Input.imeSetComposition', { text: 'kuang', selectionStart: 5, selectionEnd: 5 });
  await input.send('Input.insertText', { text: '矿' });
  await page.keyboard.insertText('山');
  await expect(record.remark).toHaveValue('矿山');
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.preconditions['SS-P01'].record).toEqual({ remark: '矿山' });
});
