import { expect, type Locator, type Page } from '@playwright/test';
import type { Answer } from '../helpers/answers';
import type { Item } from '../helpers/catalogue';
import { parts } from '../helpers/text';
import { RecordEditor } from './record';
import { textField } from './text-field';

/** One item of the checklist. */
export class ItemCard {
  readonly root: Locator;
  readonly outcome: Locator;
  readonly record: RecordEditor;
  readonly checked: Locator;
  readonly notApplicable: Locator;
  readonly reason: Locator;

  constructor(
    page: Page,
    readonly item: Item,
  ) {
    this.root = page.getByRole('article', { name: item.title, exact: true });
    this.outcome = this.root.locator('.outcome');
    this.record = new RecordEditor(this.root);
    this.checked = this.root.getByRole('checkbox', { name: /^已逐条核对/ });
    this.notApplicable = this.root.getByRole('checkbox', { name: /^不适用/ });
    this.reason = textField(this.root, '不适用的理由（必填）');
  }

  choice(label: string, points: number): Locator {
    return this.root.getByRole('radio', { name: parts(label, points, '分') });
  }

  /** A fault that counts once. */
  fault(fault: string): Locator {
    return this.root.getByRole('checkbox', { name: fault, exact: true });
  }

  /** The number of faults of a kind that counts each time. */
  faultCount(fault: string): Locator {
    return this.root.getByRole('textbox', { name: `几处：${fault}`, exact: true });
  }

  oneMore(fault: string): Locator {
    return this.root.getByRole('button', { name: `加一处：${fault}`, exact: true });
  }

  input(label: string): Locator {
    return textField(this.root, label);
  }

  /** Answers as a person would: chooses, counts, types. */
  async answer(answer: Answer) {
    const { method } = this.item;
    switch (answer.type) {
      case 'choice':
        await this.choice(answer.label, answer.points).check();
        break;
      case 'faults': {
        if (!('deduct' in method)) throw new Error(this.item.id);
        await this.checked.check();
        for (const one of method.deduct) {
          const count = answer.counts[one.key] ?? 0;
          if (one.per === 'once' && count > 0) await this.fault(one.fault).check();
          if (one.per === 'each') for (let n = 0; n < count; n++) await this.oneMore(one.fault).click();
        }
        break;
      }
      case 'inputs': {
        if (!('threshold' in method)) throw new Error(this.item.id);
        for (const input of method.threshold.metric.inputs) {
          const text = answer.inputs[input.key];
          if (text === undefined) continue;
          if (input.options) await this.root.getByRole('combobox', { name: input.label }).selectOption(text);
          else await this.input(input.label).fill(text);
        }
        break;
      }
      case 'notApplicable':
        await this.notApplicable.check();
        await this.reason.fill(answer.reason);
        break;
    }
  }

  /** The card says what the answer earned. */
  async expectEarned(answer: Answer) {
    const said = answer.points === null ? '不适用' : `${answer.points} / ${this.item.points}`;
    await expect(this.outcome).toContainText(said);
  }

  /** The card shows the answer as it was given. */
  async expectAnswered(answer: Answer) {
    if (answer.type === 'choice') await expect(this.choice(answer.label, answer.points)).toBeChecked();
    if (answer.type === 'faults') await expect(this.checked).toBeChecked();
    if (answer.type === 'notApplicable') {
      await expect(this.notApplicable).toBeChecked();
      await expect(this.reason).toHaveValue(answer.reason);
    }
    if (answer.type === 'inputs' && 'threshold' in this.item.method) {
      for (const input of this.item.method.threshold.metric.inputs) await expect(this.input(input.label)).toHaveValue(answer.inputs[input.key]);
    }
    await this.expectEarned(answer);
  }
}
