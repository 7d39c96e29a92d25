import type { Page } from '@playwright/test';
import { AboutPage } from './about-page';
import { BoundaryPage } from './boundary-page';
import { ComparePage } from './compare-page';
import { DraftFrame } from './draft-frame';
import { ExportPage } from './export-page';
import { HistoryPage } from './history-page';
import { ItemsPage } from './items-page';
import { KeepingPage } from './keeping-page';
import { NewPage } from './new-page';
import { AnnualPage } from './annual-page';
import { PlanPage } from './plan-page';
import { TablePage } from './table-page';
import { PreconditionsPage } from './preconditions-page';
import { ProfilePage } from './profile-page';
import { ResultPage } from './result-page';
import { StartPage } from './start-page';

/** Every place of the app, in one tab. */
export class App {
  readonly start: StartPage;
  readonly new: NewPage;
  readonly about: AboutPage;
  readonly frame: DraftFrame;
  readonly profile: ProfilePage;
  readonly preconditions: PreconditionsPage;
  readonly items: ItemsPage;
  readonly boundary: BoundaryPage;
  readonly result: ResultPage;
  readonly plan: PlanPage;
  readonly annual: AnnualPage;
  readonly export: ExportPage;
  readonly table: TablePage;
  readonly history: HistoryPage;
  readonly compare: ComparePage;
  readonly keeping: KeepingPage;

  constructor(readonly page: Page) {
    this.start = new StartPage(page);
    this.new = new NewPage(page);
    this.about = new AboutPage(page);
    this.frame = new DraftFrame(page);
    this.profile = new ProfilePage(page);
    this.preconditions = new PreconditionsPage(page);
    this.items = new ItemsPage(page);
    this.boundary = new BoundaryPage(page);
    this.result = new ResultPage(page);
    this.plan = new PlanPage(page);
    this.annual = new AnnualPage(page);
    this.export = new ExportPage(page);
    this.table = new TablePage(page);
    this.history = new HistoryPage(page);
    this.compare = new ComparePage(page);
    this.keeping = new KeepingPage(page);
  }

  /** Opens the app at an address behind `#/`. */
  async open(address = '') {
    await this.page.goto(`./#/${address}`);
    // Another address of the same page is heard a moment later: what stood there before is no answer.
    await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await this.heading.waitFor();
  }

  /** The heading of the page that is shown. */
  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }
}
