// A draft of an edition that is not in this program, or is and was superseded: its answers move by id, and what cannot
// is listed.
import { expect, test } from '../fixtures';
import { editionDigest, quarry } from '../helpers/catalogue';
import { answers, type Draft, erhao, text } from '../helpers/drafts';
import { exampleDraft } from '../helpers/project';

const OLD = erhao({
  items: answers(),
  edit: ({ assessment }) => {
    assessment.catalogue = { ...assessment.catalogue, version: '0.9', digest: '0'.repeat(64) };
    assessment.items['SS-Z9-99'] = { choice: 'a', record: { remark: '旧版才有的一项' } };
    assessment.items['SS-A1-01'] = { choice: 'zz', record: { remark: '带得过去的备注' } };
  },
});
test.use({ drafts: [text(OLD)] });

test('the page lists what cannot move, makes a new draft of the rest, and leaves the old one alone', async ({ app, page }) => {
  await app.open(`d/${OLD.id}/profile`);
  await expect(app.heading).toHaveText('指标目录换版');
  const left = page.locator('.left-behind');
  await expect(left.getByRole('listitem')).toHaveCount(2);
  await expect(left).toContainText('SS-Z9-99：新版没有这一项');
  await expect(left).toContainText('旧版才有的一项');
  await expect(left).toContainText('要重新选');
  await page.getByRole('button', { name: '换到这一版目录，另建一份草稿' }).click();
  await expect(app.heading).toHaveText('矿山概况');
  const moved = (await app.frame.stored())!;
  expect(moved.name).toBe(`${OLD.name}（换版）`);
  expect(moved.assessment.items).not.toHaveProperty('SS-Z9-99');
  expect(moved.assessment.items['SS-A1-01']).toEqual({ record: { remark: '带得过去的备注' } });
  expect(moved.assessment.items['SS-A2-03']).toEqual(OLD.assessment.items['SS-A2-03']);
  expect(moved.assessment.profile).toEqual(OLD.assessment.profile);
  expect(await app.frame.stored(OLD.id)).toEqual(OLD);
});

test.describe('a draft of an edition that was superseded', () => {
  const SUPERSEDED = exampleDraft('erhao-half-filled');
  test.use({ drafts: [SUPERSEDED] });

  test('opens as it is, is offered the one in force, and moves there whole', async ({ app, page }) => {
    const old: Draft = JSON.parse(SUPERSEDED);
    expect(old.assessment.catalogue).toMatchObject({ id: quarry.id, version: quarry.supersedes });
    await app.open(`d/${old.id}/profile`);
    await expect(app.heading).toHaveText('矿山概况');
    await page.getByRole('link', { name: '看看换版' }).click();
    await expect(app.heading).toHaveText('指标目录换版');
    await expect(page.getByText('全部填写内容都能带过去')).toBeVisible();
    await page.getByRole('button', { name: '换到这一版目录，另建一份草稿' }).click();
    await expect(app.heading).toHaveText('矿山概况');
    const moved = (await app.frame.stored())!;
    expect(moved.name).toBe(`${old.name}（换版）`);
    expect(moved.assessment.catalogue).toEqual({ id: quarry.id, version: quarry.version, digest: editionDigest(quarry) });
    expect(moved.assessment.items).toEqual(old.assessment.items);
    expect(await app.frame.stored(old.id)).toEqual(old);
  });
});
