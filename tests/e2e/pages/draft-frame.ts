import { expect, type Locator, type Page } from '@playwright/test';
import type { Draft } from '../helpers/drafts';

export type StepName = '矿山概况' | '先决条件' | '指标自评' | '矿区范围' | '结果与整改' | '整改计划' | '年度报告' | '导出' | '历史版本' | '比较与合并';

/** What stands around every step of a draft. */
export class DraftFrame {
  readonly steps: Locator;
  readonly saveState: Locator;
  readonly trouble: Locator;
  readonly score: Locator;
  readonly nextOpen: Locator;
  readonly bottomBar: Locator;
  readonly menu: Locator;
  readonly undo: Locator;
  readonly reading: Locator;
  readonly takeTurn: Locator;
  readonly redo: Locator;
  readonly said: Locator;

  constructor(private readonly page: Page) {
    this.steps = page.getByRole('navigation', { name: '步骤' });
    this.saveState = page.getByRole('status').filter({ hasText: /^(已保存|正在保存|没有保存|只读$)/ });
    this.trouble = page.getByRole('alert').filter({ hasText: /没有保存|停止保存/ });
    this.score = page.getByRole('complementary', { name: '得分与进度' });
    this.nextOpen = page.getByRole('link', { name: /^下一未答/ });
    this.bottomBar = page.locator('.bottom-bar');
    this.menu = this.bottomBar.locator('summary');
    this.reading = page.getByRole('status').filter({ hasText: '正在另一个页面里填写' });
    this.takeTurn = page.getByRole('button', { name: '改在本页填写' });
    this.undo = page.getByRole('button', { name: '撤销', exact: true });
    this.redo = page.getByRole('button', { name: '重做', exact: true });
    this.said = page.locator('.toast');
  }

  step(name: string): Locator {
    return this.steps.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  /** Goes to a step by the list of steps; on a phone that list is behind the menu in the bottom bar. */
  async goTo(step: StepName | `${string} ${string}`) {
    if (await this.menu.isVisible()) await this.menu.click();
    await this.step(step).click();
  }

  /** Saved; `onDisk` is false where there is no database, and a power cut may still take it. */
  async expectSaved(onDisk = true) {
    await expect(this.saveState).toHaveText(onDisk ? /^已保存 \d\d:\d\d$/ : /^已保存 \d\d:\d\d，未落盘$/);
  }

  /** Id of the draft that the address names: asked of the page itself, for the driver hears of a new address later. */
  async id(): Promise<string> {
    const hash = await this.page.evaluate(() => location.hash);
    const id = hash.match(/^#\/d\/([^/]+)/)?.[1];
    if (!id) throw new Error(`no draft at ${hash}`);
    return id;
  }

  /** The draft as it lies on the shelf. */
  async stored(id?: string): Promise<Draft | null> {
    const text = await this.page.evaluate((key) => localStorage.getItem(key), `greenmine/draft/${id ?? (await this.id())}`);
    return text === null ? null : JSON.parse(text);
  }
}
