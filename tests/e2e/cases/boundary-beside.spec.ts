// 灵泉 beside 灵露: a residue along the shared line, and 灵露's own ring does not stand.
import { expect, test } from '../fixtures';

test('灵泉 beside 灵露: a residue, not an overlap, and 灵露 itself is to be checked', async ({ app }) => {
  await app.open('new/lingquan');
  await app.new.begin.click();
  await app.frame.goTo('矿区范围');
  const line = app.boundary.beside.getByRole('listitem').filter({ hasText: '灵露' });
  await expect(line).toContainText('它自身的坐标待核');
  await expect(app.boundary.map.locator('.m-neighbour').first()).toBeAttached();
  await app.boundary.beside.getByRole('button', { name: '比对重叠和共用边' }).click();
  await expect(line).toContainText('对方的坐标待核，不计算重叠和缝隙的面积，只比对边线。');
  await expect(line).toContainText(/共用边 \d+ 段，共 \d+ m，两份坐标最多相差 [01]\.\d\d m（容差 1\.5 m），是零头，不是重叠。/);
  await expect(app.boundary.beside).toContainText('底册里另有 3 处范围在 1 km 以外');
});
