// 矿山概况 and the start of an assessment: tracks, and a clear word beside each field (RULES §6–§9).
import { expect, test } from '../fixtures';
import { mine } from '../helpers/catalogue';
import { erhao, text } from '../helpers/drafts';

test('each mine of the register takes its track, which is explained before it begins', async ({ app }) => {
  for (const [key, track, also] of [
    ['sihao', '小型矿山路径', '推算为中型'],
    ['sanhao', '全项自评', '推算为大型'],
    ['erhao', '全项自评', '评全部指标'],
    ['hongda', '全项自评', '评全部指标'],
    ['yihao', '全项自评，暂不具备准入条件', '剩余服务年限短于规划要求'],
    ['longlu', '小型矿山路径', '不计总分'],
    ['linglu', '已入库复核', '已列入绿色矿山名录'],
    ['lingquan', '全项自评', '评全部指标'],
    ['xishan', '停产登记', '矿山停产'],
  ] as const) {
    await test.step(`${mine(key).name}: ${track}`, async () => {
      await app.open(`new/${key}`);
      await expect(app.heading).toHaveText(mine(key).name);
      await expect(app.new.track.getByRole('heading')).toHaveText(`评价路径：${track}`);
      await expect(app.new.track).toContainText(also);
      await expect(app.new.begin).toHaveCount(key === 'xishan' ? 0 : 1);
    });
  }
});

test('another mine is typed in; catalogue, class by 208号 and track follow what is typed', async ({ app, page }) => {
  await app.open('new');
  await app.new.other.click();
  await app.new.field('矿山名称').fill('新立石料矿');
  await app.new.select('开采矿种').selectOption('建筑用石料');
  await app.new.select('开采方式').selectOption('露天开采');
  await app.new.field('生产规模（许可证载明）').fill('4');
  await expect(page.getByText('按国土资发〔2004〕208号，这个规模属于小型')).toBeVisible();
  await app.new.select('规模类别（登记）').selectOption('小型');
  await expect(app.new.track.getByRole('heading')).toHaveText('评价路径：小型矿山路径');
  await app.new.select('规模类别（登记）').selectOption('中型');
  await app.new.field('剩余服务年限（年）').fill('2.5');
  await expect(app.new.track.getByRole('heading')).toHaveText('评价路径：全项自评，暂不具备准入条件');
  await app.new.select('开采方式').selectOption('井下开采');
  await expect(page.getByText('还没有适用于这种矿种和开采方式的指标目录')).toBeVisible();
  await expect(app.new.begin).toHaveCount(0);
  await app.new.select('开采方式').selectOption('露天开采');
  await app.new.field('剩余服务年限（年）').fill('8');
  await app.new.begin.click();
  await expect(app.heading).toHaveText('矿山概况');
  await expect(app.profile.field('矿山名称')).toHaveValue('新立石料矿');
  await expect(app.profile.unconfirmed).toHaveCount(0);
});

test.describe('a word beside the field', () => {
  test.use({ drafts: [text(erhao())] });

  test('says what is wrong and what to do, and blocks nothing', async ({ app, page }) => {
    await app.open('d/erhao-1/profile');
    for (const [field, typed, said] of [
      ['采矿许可证号', 'C1507002015137130137944', '没有这个月'],
      ['采矿许可证号', 'C15070020150471301379', '现为 21 位'],
      ['采矿许可证号', '1000000140165', '这是 13 位旧号，可以使用'],
      ['采矿许可证号', 'C1101002015047130137944', '不是自然资源部、内蒙古自治区或呼伦贝尔市的代码'],
      ['统一社会信用代码', '91150703MA0N1AB27O', '第 18 位的“O”不在代码用字之内'],
      ['统一社会信用代码', '91150703MA0N1AB27H', '末位校验码按标准推算应为“G”'],
      ['统一社会信用代码', '9115', '现为 4 位'],
      ['许可证有效期止', '2024-01-01', '止期早于起期'],
      ['许可证有效期止', '二〇二八年', '日期读不出来'],
      ['矿区面积（km²，证载）', '十五公顷', '读不成数字'],
      ['剩余服务年限（年）', '-1', '不会小于 0'],
    ] as const) {
      await app.profile.field(field).fill(typed);
      await expect(app.profile.block(field)).toContainText(said);
      await app.frame.expectSaved();
    }
    await page.reload();
    await expect(app.profile.field('采矿许可证号')).toHaveValue('C1101002015047130137944');
    await expect(app.profile.field('许可证有效期止')).toHaveValue('二〇二八年');
    await expect(app.frame.step('矿山概况')).toContainText('缺 4');
  });

  test('numbers and codes are read as the plan prints them: with spaces, full width, small letters', async ({ app }) => {
    await app.open('d/erhao-1/profile');
    await app.profile.field('采矿许可证号').fill('C15070020150271301 37343');
    await app.profile.field('统一社会信用代码').fill('９１１５０７０３ma0n1ab27g');
    await app.profile.field('许可证有效期止').fill('2028.2.15');
    await app.profile.field('矿区面积（km²，证载）').fill('０．１５４２');
    for (const field of ['采矿许可证号', '统一社会信用代码', '许可证有效期止', '矿区面积（km²，证载）']) {
      await expect(app.profile.field(field)).toHaveAttribute('aria-invalid', 'false');
      await expect(app.profile.block(field).getByRole('listitem')).toHaveCount(0);
    }
    await app.frame.goTo('矿区范围');
    await expect(app.boundary.judged.getByRole('heading')).toHaveText('一致');
  });

  test('a registered fact is confirmed on the spot, or typed over and then is one’s own', async ({ app }) => {
    await app.open('new/erhao');
    await app.new.begin.click();
    await app.profile.block('采矿许可证号').getByRole('button', { name: '采矿许可证号已核对无误' }).click();
    await expect(app.profile.block('采矿许可证号')).toContainText('规划载明，已核对');
    await app.profile.field('许可证有效期止').fill('2028-02-15');
    await expect(app.profile.block('许可证有效期止').getByText(/^规划载明，/)).toHaveCount(0);
    await app.frame.expectSaved();
    const { profile } = (await app.frame.stored())!.assessment;
    expect(profile.licenceNumber.source).toBe('confirmed');
    expect(profile.licenceTo).toEqual({ value: '2028-02-15', source: 'typed' });
    expect(profile.holder.source).toBe('register');
  });

  test('another class in the profile changes the track at once', async ({ app }) => {
    await app.open('d/erhao-1/profile');
    await expect(app.frame.step('指标自评')).toContainText('/55');
    await app.profile.select('规模类别').selectOption('小型');
    await expect(app.frame.step('指标自评')).toContainText('/33');
    await expect(app.frame.score).toContainText('不计总分');
  });
});
