import type { Locator, Page } from '@playwright/test';
import { textField } from '../controls/text-field';

/** 矿区范围. */
export class BoundaryPage {
  readonly paste: Locator;
  readonly read: Locator;
  readonly said: Locator;
  readonly judged: Locator;
  readonly map: Locator;
  readonly rows: Locator;
  readonly addRow: Locator;
  readonly undoPaste: Locator;
  /** The part around the drawing that takes the keys. */
  readonly mapPane: Locator;
  readonly wholeMap: Locator;
  readonly proposals: Locator;
  readonly position: Locator;
  readonly files: Locator;
  readonly preview: Locator;
  readonly beside: Locator;
  readonly fileFormat: Locator;
  readonly saveFile: Locator;
  /** 本地转换参数. */
  readonly local: Locator;

  constructor(private readonly page: Page) {
    this.paste = textField(page, '整段粘贴');
    this.read = page.getByRole('button', { name: '读入，替换下表' });
    this.undoPaste = page.getByRole('button', { name: '恢复替换前的表格' });
    this.said = page.locator('section', { has: this.paste }).locator('.said');
    this.judged = page.locator('section').filter({ has: page.getByText('椭球面积（法定口径）') });
    this.map = page.getByRole('img', { name: /^矿区范围图/ });
    this.rows = page.getByRole('table').getByRole('textbox', { name: /行 X 纵坐标$/ });
    this.mapPane = page.getByRole('group', { name: /^地图/ });
    this.wholeMap = page.getByRole('button', { name: '全图' });
    this.proposals = page.getByRole('region', { name: '可能的笔误' }).getByRole('listitem');
    this.position = page.locator('section').filter({ has: page.getByRole('heading', { name: '我在矿区里吗' }) });
    this.files = page.getByRole('region', { name: '从文件读入' });
    this.preview = this.files.getByRole('group');
    this.beside = page.getByRole('region', { name: '相邻范围' });
    this.fileFormat = page.getByRole('combobox', { name: '格式', exact: true });
    this.saveFile = page.getByRole('region', { name: '存成坐标文件' }).getByRole('button', { name: '存成文件' });
    this.local = page.getByRole('group').filter({ has: page.getByRole('heading', { name: '有本地转换参数？' }) });
    this.addRow = page.getByRole('button', { name: '加一个拐点' });
  }

  cell(row: number, column: '点号' | 'X 纵坐标' | 'Y 横坐标'): Locator {
    return this.page.getByRole('textbox', { name: `第 ${row} 行 ${column}`, exact: true });
  }

  removeRow(row: number): Locator {
    return this.page.getByRole('button', { name: `删去第 ${row} 行`, exact: true });
  }

  /** One of the areas that stand side by side. */
  area(name: '许可证登记' | '椭球面积（法定口径）' | '平面面积（参考）'): Locator {
    return this.judged.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) }).getByRole('definition');
  }

  /** The problems, a line each. */
  get problems() {
    return this.judged.getByRole('listitem');
  }

  /** Where the ring is drawn, from the upper left corner of the drawing: what comes late above it moves the page, not the map. */
  async drawnRing() {
    return this.map.locator('.m-ring').evaluate((ring: SVGPathElement) => {
      const [{ x, y, width, height }, sheet] = [ring, ring.ownerSVGElement!].map((element) => element.getBoundingClientRect());
      return { x: x - sheet.x, y: y - sheet.y, width, height };
    });
  }

  /** Chooses a file on the page. */
  async choose(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.page.getByLabel('选择坐标文件').setInputFiles(file);
  }

  /** What stands in the table, row by row. */
  async table() {
    return this.page.getByRole('table').getByRole('row').evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('input')].map((input) => input.value)).filter((cells) => cells.length),
    );
  }
}
