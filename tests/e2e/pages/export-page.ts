import type { Download, Locator, Page } from '@playwright/test';

/** 导出. */
export class ExportPage {
  readonly pdf: Locator;
  readonly json: Locator;
  readonly draft: Locator;
  readonly commitment: Locator;
  readonly plan: Locator;
  readonly annual: Locator;
  readonly checklist: Locator;
  readonly table: Locator;
  readonly day: Locator;
  readonly digest: Locator;
  readonly gaps: Locator;

  constructor(private readonly page: Page) {
    this.pdf = page.getByRole('button', { name: '导出报告（PDF）' });
    this.json = page.getByRole('button', { name: '导出数据文件（JSON）' });
    this.draft = page.getByRole('button', { name: '存成草稿文件' });
    this.commitment = page.getByRole('button', { name: '导出承诺书（PDF）' });
    this.plan = page.getByRole('button', { name: '导出整改计划（PDF）' });
    this.annual = page.getByRole('button', { name: '导出年度报告（PDF）' });
    this.checklist = page.getByRole('button', { name: '导出空白自查表（PDF）' });
    this.table = page.getByRole('button', { name: '导出指标自评表（xlsx）' });
    this.day = page.getByRole('textbox', { name: '填报日期' });
    this.digest = page.locator('.digest');
    this.gaps = page.locator('.callout').getByRole('listitem');
  }

  /** Whether this build has the PDF engine (`cargo xtask build --without-report` leaves it out). */
  async hasEngine(): Promise<boolean> {
    const parts = await this.page.locator('#parts').textContent();
    return 'report.wasm' in JSON.parse(parts!);
  }

  async save(button: Locator, timeout = 30_000): Promise<Download> {
    const download = this.page.waitForEvent('download', { timeout });
    await button.click();
    return download;
  }
}
