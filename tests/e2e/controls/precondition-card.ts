import type { Locator, Page } from '@playwright/test';
import type { Precondition } from '../helpers/catalogue';
import { RecordEditor } from './record';
import { textField } from './text-field';

export type Verdict = '符合' | '不符合' | '待核实' | '不适用';

/** One precondition. */
export class PreconditionCard {
  readonly root: Locator;
  readonly outcome: Locator;
  readonly proposal: Locator;
  readonly adopt: Locator;
  readonly reason: Locator;
  readonly record: RecordEditor;

  constructor(
    page: Page,
    readonly precondition: Precondition,
  ) {
    this.root = page.getByRole('article', { name: precondition.title, exact: true });
    this.outcome = this.root.locator('.outcome');
    this.proposal = this.root.locator('.proposal');
    this.adopt = this.root.getByRole('button', { name: '采纳' });
    this.reason = textField(this.root, '不适用的理由（必填）');
    this.record = new RecordEditor(this.root);
  }

  verdict(verdict: Verdict): Locator {
    const name = new RegExp(`^${verdict}\\s*(（暂不能选）)?$`);
    return this.root.getByRole('group', { name: '的核对结果' }).getByRole('radio', { name });
  }

  field(label: string): Locator {
    return textField(this.root, label);
  }

  /** 是 or 否 to a question of the card. */
  yesNo(question: string, answer: '是' | '否'): Locator {
    return this.root.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true });
  }
}
