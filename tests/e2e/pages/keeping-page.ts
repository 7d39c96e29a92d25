import type { Download, Locator, Page } from '@playwright/test';

/** 备份与保管. */
export class KeepingPage {
  readonly make: Locator;
  readonly sealed: Locator;
  readonly file: Locator;
  readonly unseal: Locator;
  readonly preview: Locator;
  readonly add: Locator;

  constructor(private readonly page: Page) {
    this.make = page.getByRole('button', { name: /^把 \d+ 份草稿存成一个文件/ });
    this.sealed = page.getByRole('checkbox', { name: '用口令加密' });
    this.file = page.getByLabel('选择备份文件');
    this.unseal = page.getByRole('button', { name: '解密', exact: true });
    this.preview = page.locator('.preview');
    this.add = page.getByRole('button', { name: /^加入所选/ });
  }

  /** What the last action in this part of the page came to. */
  said(part: '从备份恢复' | '共用电脑'): Locator {
    const section = this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: part }) });
    return section.locator('[aria-live] .callout');
  }

  /** What the part of the page says that has the focus; nothing when none has. */
  focused(): Promise<string> {
    return this.page.evaluate(() => (document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '')));
  }

  passphrase(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).locator('visible=true');
  }

  async save(): Promise<Download> {
    const download = this.page.waitForEvent('download', { timeout: 60_000 });
    await this.make.click();
    return download;
  }

  wanted(name: string): Locator {
    return this.preview.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  }

  /** Takes everything out of this browser. */
  async wipe() {
    const words = this.page.getByRole('textbox', { name: /要清除，请输入/ });
    if (!(await words.isVisible())) await this.page.locator('summary', { hasText: '清除本机的全部草稿' }).click();
    await words.fill('全部清除');
    await this.page.getByRole('button', { name: '清除本机的全部草稿' }).click();
  }

  async lock(name: string, passphrase: string) {
    await this.page.locator('summary', { hasText: '给一份草稿加锁' }).click();
    await this.page.getByRole('combobox', { name: '草稿' }).selectOption({ label: name });
    await this.passphrase('口令（至少 8 个字）').fill(passphrase);
    await this.passphrase('再输一遍口令').fill(passphrase);
    await this.page.getByRole('button', { name: '加锁', exact: true }).click();
  }

  async unlock(name: string, passphrase: string) {
    const row = this.page.getByRole('listitem').filter({ hasText: name });
    await row.getByLabel('口令').fill(passphrase);
    await row.getByRole('button', { name: `解锁 ${name}` }).click();
  }
}
