import type { Locator } from '@playwright/test';
import { textField } from './text-field';

/** What is kept beside an answer: papers, a remark, a mark for review. */
export class RecordEditor {
  readonly summary: Locator;
  readonly review: Locator;

  constructor(private readonly card: Locator) {
    this.summary = card.locator('summary', { hasText: /^佐证/ });
    this.review = card.getByRole('checkbox', { name: '待复核' });
  }

  async open() {
    await this.summary.click();
  }

  /** Adds a paper that the form suggests. */
  async addPaper(name: string, keptAt: string, date: string) {
    await this.card.getByRole('button', { name: `＋ ${name}` }).click();
    await textField(this.card, '存放处').last().fill(keptAt);
    await textField(this.card, '日期').last().fill(date);
  }

  paper(number: number): Locator {
    return textField(this.card, `材料 ${number}`);
  }

  /** Points the last paper at a file on disk. */
  async pointAt(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.card.locator('.evidence-file input[type=file]').last().setInputFiles(file);
  }

  /** Adds a paper for each of these files. */
  async take(files: { name: string; mimeType: string; buffer: Buffer }[]) {
    await this.card.getByLabel('＋ 照片或文件').setInputFiles(files);
  }

  /** What came of the file that was added last. */
  get taken(): Locator {
    return this.card.locator('.record details > [role=status]');
  }

  /** The photo of a paper with this name, small. */
  photo(name: string): Locator {
    return this.enlarge(name).getByRole('img', { name });
  }

  enlarge(name: string): Locator {
    return this.card.getByRole('button', { name: `放大：${name}` });
  }

  get saveFile(): Locator {
    return this.file.getByRole('button', { name: /存到电脑上$/ });
  }

  get forgetFile(): Locator {
    return this.file.getByRole('button', { name: /去掉这个文件$/ });
  }

  /** What is said of the file of the last paper. */
  get file(): Locator {
    return this.card.locator('.evidence-file').last();
  }

  get remark(): Locator {
    return textField(this.card, '备注');
  }
}
