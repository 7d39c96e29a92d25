// A reporter that ends with one line to read at a glance, or by a program: "browser: 12 passed, 0 failed".
import type { Reporter, Suite } from '@playwright/test/reporter';

export default class ClosingLine implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite;
  }

  // The list reporter prints its summary in onEnd; this comes after it.
  async onExit() {
    const outcomes = this.suite?.allTests().map((test) => test.outcome()) ?? [];
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    const skipped = count('skipped');
    const line = `browser: ${count('expected')} passed, ${count('unexpected', 'flaky')} failed`;
    console.log(skipped ? `${line}, ${skipped} skipped` : line);
  }

  printsToStdio() {
    return true;
  }
}
