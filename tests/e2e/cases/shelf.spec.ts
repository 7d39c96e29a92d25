// The drafts on the start page, and as files.
import { expect, test } from '../fixtures';
import { kept } from '../helpers/downloads';
import { answers, type Draft, erhao, text } from '../helpers/drafts';
import { exampleDraft } from '../helpers/project';
import { everything } from '../helpers/shelf';
import { App } from '../pages/app';

const DRAFT = erhao({ items: answers() });

test.describe('a draft on the shelf', () => {
  test.use({ drafts: [text(DRAFT)] });

  test('shows mine, track, progress, score and when it was saved', async ({ app }) => {
    await app.open();
    const row = app.start.draft(DRAFT.name);
    await expect(row.fact('路径')).toHaveText('全项自评');
    await expect(row.fact('进度')).toHaveText('55/55 项');
    await expect(row.fact('得分')).toHaveText(/^\d\d(\.\d+)? 分$/);
    await expect(row.fact('结论')).toHaveText('自评达到');
    await expect(row.fact('保存')).toHaveText('7月1日 10:00');
    await row.open.click();
    await expect(app.heading).toHaveText('矿山概况');
  });

  test('can be duplicated, and the two go their own ways', async ({ app }) => {
    await app.open();
    await app.start.draft(DRAFT.name).duplicate();
    const copy = app.start.draft(`${DRAFT.name}（副本）`);
    await expect(app.start.drafts).toHaveCount(2);
    await copy.open.click();
    const id = await app.frame.id();
    expect(id).not.toBe(DRAFT.id);
    expect((await app.frame.stored(id))!.assessment).toEqual((await app.frame.stored(DRAFT.id))!.assessment);

    await app.profile.field('联系人').fill('李娜');
    await app.frame.expectSaved();
    expect((await app.frame.stored(id))!.assessment.profile.contact.value).toBe('李娜');
    expect((await app.frame.stored(DRAFT.id))!.assessment.profile.contact.value).toBe('王磊');
  });

  test('can be renamed; an empty name changes nothing', async ({ app, page }) => {
    await app.open();
    await app.start.draft(DRAFT.name).rename('二号 送审稿');
    await expect(app.start.draft('二号 送审稿').root).toBeVisible();
    await app.start.draft('二号 送审稿').rename('   ');
    await expect(app.start.draft('二号 送审稿').root).toBeVisible();
    await page.reload();
    await expect(app.start.draft('二号 送审稿').root).toBeVisible();
    const { name, assessment } = (await app.frame.stored(DRAFT.id))!;
    expect({ name, assessment }).toEqual({ name: '二号 送审稿', assessment: DRAFT.assessment });
  });

  test('can be deleted and brought back whole, also after a reload', async ({ app, page }) => {
    await app.open();
    await app.start.draft(DRAFT.name).delete();
    await expect(app.start.message).toContainText(`已删除“${DRAFT.name}”`);
    await expect(app.start.drafts).toHaveCount(0);
    await expect(page.getByText('这是自查，不是评定').first()).toBeVisible();
    await page.reload();
    await expect(app.start.deleted).toContainText('已删除 1 份，可恢复');
    await app.start.restore(DRAFT.name);
    await expect(app.start.draft(DRAFT.name).root).toBeVisible();
    await expect(app.start.deleted).toHaveCount(0);
    expect(await app.frame.stored(DRAFT.id)).toEqual(DRAFT);
  });

  test('saved as a file and opened in another browser, it is the same draft', async ({ app, browser, baseURL }, info) => {
    await app.open();
    const file = await kept(await app.start.draft(DRAFT.name).saveAsFile(), info);
    expect(file.name).toBe(`${DRAFT.name}.草稿.json`);

    const elsewhere = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    const there = new App(await elsewhere.newPage());
    await there.open();
    await expect(there.start.drafts).toHaveCount(0);
    await there.start.takeIn(file.path);
    await expect(there.start.message).toContainText(`已读入草稿“${DRAFT.name}”`);
    await there.start.draft(DRAFT.name).open.click();
    const taken = (await there.frame.stored())!;
    expect(taken.assessment).toEqual(DRAFT.assessment);
    expect(taken.name).toBe(DRAFT.name);

    // The same file once more becomes a second draft: nothing is replaced.
    await there.open();
    await there.start.takeIn(file.path);
    await expect(there.start.drafts).toHaveCount(2);
    await elsewhere.close();
  });

  test('an exported data file opens as a draft, and one that was changed by hand says so', async ({ app }, info) => {
    await app.open(`d/${DRAFT.id}/export`);
    const file = await kept(await app.export.save(app.export.json), info);
    await app.open();
    await app.start.takeIn(file.path);
    await expect(app.start.message).toContainText('内容与校验码一致');
    await expect(app.start.drafts).toHaveCount(2);

    const changed = file.text.replace('"王磊"', '"王雷"');
    expect(changed).not.toBe(file.text);
    await app.start.takeIn({ name: '改过.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
    await expect(app.start.message).toContainText('内容与文件里的校验码不一致');
    await expect(app.start.drafts).toHaveCount(3);
  });
});

test.describe('drafts of the first format', () => {
  test.use({ drafts: ['erhao-half-filled', 'linglu-boundary', 'longlu-small'].map(exampleDraft) });

  test('open and are listed with their tracks, the last saved first', async ({ app }) => {
    await app.open();
    await expect(app.start.drafts).toHaveCount(3);
    await expect(app.start.draft('二号建筑石料矿 2025 年上半年').fact('路径')).toHaveText('全项自评');
    await expect(app.start.draft('灵露煤矿（范围待核）').fact('路径')).toHaveText('已入库复核');
    await expect(app.start.draft('龙鲁石料场').fact('路径')).toHaveText('小型矿山路径');
    await app.start.draft('灵露煤矿（范围待核）').open.click();
    await expect(app.heading).toHaveText('矿山概况');
  });
});

test.describe('a text on the shelf that cannot be read', () => {
  const TORN = '{"format":"greenmine-draft/1","id":"torn-1","name":"断';

  test.beforeEach(async ({ app, page }) => {
    await app.open();
    await page.evaluate((torn) => localStorage.setItem('greenmine/draft/torn-1', torn), TORN);
    await page.reload();
  });

  test('is shown, offered as a file byte for byte, and never written over', async ({ app, page }, info) => {
    await expect(app.start.unreadable).toContainText('这份草稿的内容无法读取。原文没有改动');
    const download = page.waitForEvent('download');
    await app.start.unreadable.getByRole('button', { name: '存成文件' }).click();
    expect((await kept(await download, info)).text).toBe(TORN);

    // Work goes on beside it.
    await app.open('new/erhao');
    await app.new.begin.click();
    await app.profile.field('联系人').fill('王磊');
    await app.frame.expectSaved();
    expect((await everything(page))['greenmine/draft/torn-1']).toBe(TORN);
  });

  test('says so when its address is opened', async ({ app, page }, info) => {
    await app.open('d/torn-1/profile');
    await expect(app.heading).toHaveText('打不开这份草稿');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '存成文件' }).click();
    expect((await kept(await download, info)).text).toBe(TORN);
    expect((await everything(page))['greenmine/draft/torn-1']).toBe(TORN);
  });
});

test('an address of a draft that is not here says so and leads back', async ({ app, page }) => {
  await app.open('d/nobody/items');
  await expect(app.heading).toHaveText('打不开这份草稿');
  await expect(page.getByText('这台设备的浏览器里没有这份草稿')).toBeVisible();
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(app.heading).toHaveText('自评草稿');
});

test.describe('a file that is not ours', () => {
  test.use({ drafts: [text(DRAFT)] });

  const draft = (edit: (draft: Draft & Record<string, any>) => void) => {
    const changed = structuredClone(DRAFT) as Draft & Record<string, any>;
    edit(changed);
    return JSON.stringify(changed);
  };
  const files: [name: string, content: string | Buffer, said: string][] = [
    ['no JSON at all', '矿山名称,得分\n二号,88', '不是完整的数据文件'],
    ['nothing in it', '', '不是完整的数据文件'],
    ['half of a draft', text(DRAFT).slice(0, 900), '文件可能没有传完'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), '不是本工具导出的文件'],
    ['other JSON', '{"type":"FeatureCollection","features":[]}', '不是本工具导出的文件'],
    ['a JSON list', '[1,2,3]', '不是本工具导出的文件'],
    ['nesting without end', '['.repeat(200_000), '不是完整的数据文件'],
    ['a newer version', draft((one) => (one.format = 'greenmine-draft/2')), '请用新版本打开'],
    ['an unknown format of ours', draft((one) => (one.format = 'greenmine-poem/1')), '不认识的文件格式'],
    ['a member too many', draft((one) => (one.extra = 1)), '文件内容与格式不符'],
    ['a member of the wrong kind', draft((one) => (one.assessment.items = [] as never)), '文件内容与格式不符'],
    ['a key twice', text(DRAFT).replace('"format"', '"name":"另一个","format"'), '没有读入'],
    ['six megabytes', `{"format":"greenmine-draft/1","id":"${'x'.repeat(6_000_000)}"}`, '文件太大（超过 5 MB）'],
  ];

  test('gives a message and changes nothing', async ({ app, page }) => {
    await app.open();
    await expect(app.start.drafts).toHaveCount(1);
    const before = await everything(page);
    for (const [name, content, said] of files) {
      await test.step(name, async () => {
        await app.start.openFile({ name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(content) });
        await expect(app.start.message).toContainText(said);
        if (name !== 'six megabytes') await expect(app.start.message).toContainText(`${name}.json：`);
        expect(await everything(page)).toEqual(before);
        await expect(app.start.drafts).toHaveCount(1);
      });
    }
  });

  test('markup in names stays text', async ({ app, page }) => {
    const name = '<img src=x onerror=alert(1)><b>粗</b>';
    const hostile = draft((one) => {
      one.name = name;
      one.assessment.profile.mineName.value = name;
      one.assessment.items['SS-A1-01'] = { choice: 'a', record: { remark: name } };
    });
    await app.open();
    await app.start.takeIn({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(hostile) });
    await expect(app.start.draft(name).root).toBeVisible();
    await expect(page.locator('#app img, #app b')).toHaveCount(0);
    await app.start.draft(name).open.click();
    await expect(app.profile.field('矿山名称')).toHaveValue(name);
    await expect(page.locator('#app img, #app b')).toHaveCount(0);
  });

  test('amounts without measure neither stop the program nor earn a point', async ({ app }) => {
    const hostile = draft((one) => {
      one.assessment.items['SS-A2-01'] = { inputs: { hard: '9'.repeat(400), total: '1e400' } };
      one.assessment.items['SS-A2-03'] = { choice: 'checked', counts: { miss: 4294967295, bad: 4294967295 } };
      one.assessment.items['SS-A4-04'] = { inputs: { day: '-0.0000001', dlimit: 'NaN' } };
      one.assessment.items['SS-C2-01'] = { inputs: { reused: '１２，３４５', produced: '∞' } };
      one.assessment.profile.area.value = '9'.repeat(300);
      one.assessment.profile.referenceDate.value = '99999-99-99';
      one.assessment.profile.licenceNumber.value = '采'.repeat(500);
      one.assessment.boundary.zoneWidth = 255;
      one.assessment.boundary.zone = '99999999999';
      one.assessment.boundary.rows = [
        { label: '', x: '1e308', y: '-1e308' },
        { label: '甲', x: 'Infinity', y: '39543187.71' },
        { label: '1', x: '5485081.58', y: '39543187.71' },
        { label: '1', x: '5485081.58', y: '39543187.71' },
        { label: '2', x: '5485081.58', y: '0' },
      ];
    });
    await app.open();
    await app.start.takeIn({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(hostile) });
    await expect(app.start.drafts).toHaveCount(2);
    await app.start.drafts.filter({ hasText: '读入' }).or(app.start.drafts.first()).first().getByRole('link', { name: '继续填写' }).click();
    for (const step of ['先决条件', 'A 矿区环境', 'C 资源综合利用', '矿区范围', '结果与整改', '导出'] as const) {
      await app.frame.goTo(step);
      await expect(app.heading).toContainText(step);
    }
  });
});
