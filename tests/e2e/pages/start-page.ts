import type { Download, Locator, Page } from '@playwright/test';
import { escaped } from '../helpers/text';

type FileChoice = string | { name: string; mimeType: string; buffer: Buffer };

/** A file that was opened and is looked at. */
export class OpenedFile {
  readonly root: Locator;
  readonly adopt: Locator;
  readonly look: Locator;
  readonly close: Locator;

  constructor(private readonly page: Page) {
    this.root = page.locator('#opened');
    this.adopt = this.root.getByRole('button', { name: '作为新草稿打开' });
    this.look = this.root.getByRole('button', { name: /只看结果|收起结果/ });
    this.close = this.root.getByRole('button', { name: '关闭' });
  }

  fact(name: string): Locator {
    return this.root.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) }).getByRole('definition');
  }

  /** Types the two groups that are asked for, as they stand in a digest in groups. */
  async compareWithPaper(groups: string[]) {
    await this.root.getByText('手上有纸质报告的').click();
    for (const field of await this.root.getByRole('textbox', { name: /^纸上第/ }).all()) {
      const number = Number((await field.getAttribute('aria-label'))!.match(/第 (\d+) 组/)![1]);
      await field.fill(groups[number - 1]);
    }
    await this.root.getByRole('button', { name: '核对' }).click();
  }

  get verdict(): Locator {
    return this.root.locator('.paper-check').getByRole('status');
  }
}

/** A draft in the list. */
export class DraftRow {
  constructor(
    private readonly page: Page,
    readonly root: Locator,
  ) {}

  get open() {
    return this.root.getByRole('link', { name: '继续填写' });
  }

  /** What stands beside one of 目录, 路径, 进度, 得分, 结论, 保存. */
  fact(name: string): Locator {
    return this.root.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) }).getByRole('definition');
  }

  duplicate() {
    return this.root.getByRole('button', { name: '复制' }).click();
  }

  delete() {
    return this.root.getByRole('button', { name: '删除' }).click();
  }

  async saveAsFile(): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.root.getByRole('button', { name: '存成文件' }).click();
    return download;
  }

  /** The row has no heading while it is renamed, so what follows is looked for on the page. */
  async rename(name: string) {
    await this.root.getByRole('button', { name: '改名' }).click();
    await this.page.getByRole('textbox', { name: '草稿名称' }).fill(name);
    await this.page.getByRole('button', { name: '确定' }).click();
  }
}

/** 自评草稿. */
export class StartPage {
  readonly newAssessment: Locator;
  readonly message: Locator;
  readonly drafts: Locator;
  readonly deleted: Locator;
  readonly unreadable: Locator;
  readonly opened: OpenedFile;
  readonly gone: Locator;

  constructor(private readonly page: Page) {
    this.gone = page.getByRole('alert').filter({ hasText: '现在一份也没有了' });
    this.opened = new OpenedFile(page);
    this.newAssessment = page.getByRole('link', { name: '新建自评' });
    this.message = page.locator('[aria-live] > .callout');
    this.drafts = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '继续填写' }) });
    this.deleted = page.getByRole('group').filter({ hasText: '可恢复' });
    this.unreadable = page.locator('section').filter({ has: page.getByRole('heading', { name: '读不出的草稿' }) });
  }

  draft(name: string): DraftRow {
    const heading = this.page.getByRole('heading', { name: new RegExp(`^${escaped(name)}$`) });
    return new DraftRow(this.page, this.drafts.filter({ has: heading }));
  }

  async restore(name: string) {
    await this.deleted.locator('summary').click();
    await this.deleted.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '恢复' }).click();
  }

  async purge(name: string) {
    await this.deleted.locator('summary').click();
    await this.deleted.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '彻底删除' }).click();
  }

  /** Chooses a file as the label 打开文件 does: it is shown, nothing is taken in. */
  async openFile(file: FileChoice) {
    await this.page.getByLabel('打开文件').setInputFiles(file);
  }

  /** Chooses a file and makes a new draft of it. */
  async takeIn(file: FileChoice) {
    await this.openFile(file);
    await this.opened.adopt.click();
  }
}
