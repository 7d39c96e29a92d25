// Every step of a session can be taken back and done again.
import { expect, test } from '../fixtures';
import { erhao, text } from '../helpers/drafts';

const DRAFT = erhao();
test.use({ drafts: [text(DRAFT)] });

test('typing into one field is one step, and what was taken back can be done again', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await expect(app.frame.undo).toBeDisabled();
  await app.profile.field('联系人').press('End');
  await app.profile.field('联系人').pressSequentially('，李娜');
  await app.profile.field('联系电话').fill('0470-6521000');
  await app.frame.undo.click();
  await expect(app.profile.field('联系电话')).toHaveValue('');
  await expect(app.frame.said).toHaveText('已撤销：联系电话');
  await app.frame.undo.click();
  await expect(app.profile.field('联系人')).toHaveValue('王磊');
  await expect(app.frame.undo).toBeDisabled();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment).toEqual(DRAFT.assessment);

  await app.frame.redo.click();
  await expect(app.profile.field('联系人')).toHaveValue('王磊，李娜');
  await expect(app.frame.said).toHaveText('已重做：联系人');
  await app.frame.redo.click();
  await expect(app.profile.field('联系电话')).toHaveValue('0470-6521000');
  await expect(app.frame.redo).toBeDisabled();
  await app.frame.expectSaved();
  expect((await app.frame.stored())!.assessment.profile).toMatchObject({ contact: { value: '王磊，李娜' }, phone: { value: '0470-6521000' } });
});

test('an answer of another page is taken back by the keyboard, and the message names it', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/items`);
  const card = app.items.card('SS-A1-01');
  await card.root.getByRole('radio').first().check();
  await app.frame.goTo('结果与整改');
  await page.keyboard.press('Control+z');
  await expect(app.frame.said).toContainText('SS-A1-01');
  await app.frame.goTo('A 矿区环境');
  await expect(card.root.getByRole('radio').first()).not.toBeChecked();
  await page.locator('body').click({ position: { x: 2, y: 300 } });
  await page.keyboard.press('Control+y');
  await expect(card.root.getByRole('radio').first()).toBeChecked();
});

test('inside a text Ctrl+Z belongs to the text', async ({ app, page }) => {
  await app.open(`d/${DRAFT.id}/profile`);
  await app.profile.field('联系电话').fill('0470');
  const contact = app.profile.field('联系人');
  await contact.press('End');
  await contact.pressSequentially('、李娜');
  await page.keyboard.press('Control+z');
  await expect(app.frame.said).toBeEmpty();
  await expect(app.profile.field('联系电话')).toHaveValue('0470');
});

test('replacing the corner points is one step', async ({ app }) => {
  await app.open(`d/${DRAFT.id}/boundary`);
  const rows = DRAFT.assessment.boundary.rows.length;
  await expect(app.boundary.rows).toHaveCount(rows);
  await app.boundary.removeRow(2).click();
  await expect(app.boundary.rows).toHaveCount(rows - 1);
  await app.frame.undo.click();
  await expect(app.boundary.rows).toHaveCount(rows);
  await expect(app.boundary.cell(2, 'X 纵坐标')).toHaveValue(DRAFT.assessment.boundary.rows[1].x);
});

test('a deleted draft comes back at once with the button beside the message', async ({ app }) => {
  await app.open();
  await app.start.draft(DRAFT.name).delete();
  await expect(app.start.drafts).toHaveCount(0);
  await app.start.message.getByRole('button', { name: '撤销删除' }).click();
  await expect(app.start.draft(DRAFT.name).root).toBeVisible();
  await expect(app.start.message).toContainText(`已恢复“${DRAFT.name}”`);
  expect(await app.frame.stored(DRAFT.id)).toEqual(DRAFT);
});
