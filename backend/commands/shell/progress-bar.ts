const WIDTH = 30;
const EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

/** A bar on a terminal's stderr; a line every ten seconds where there is none. */
export class ProgressBar {
  private readonly onTerminal = process.stderr.isTTY === true;
  private shownAt = this.onTerminal ? 0 : Date.now();

  constructor(
    private readonly what: string,
    private readonly total: number
  ) {}

  show(done: number, remark = ''): void {
    const now = Date.now();
    if (now - this.shownAt < (this.onTerminal ? EVERY_MS : LINE_EVERY_MS)) {
      return;
    }
    this.shownAt = now;
    process.stderr.write(
      this.onTerminal ? `\r\x1b[2K${this.line(done, remark)}` : `${this.what}: ${this.percent(done)} ${remark}\n`
    );
  }

  /** Takes the bar away: what comes next says how it went. */
  end(): void {
    if (this.onTerminal) {
      process.stderr.write('\r\x1b[2K');
    }
  }

  private line(done: number, remark: string): string {
    const filled = Math.round(this.share(done) * WIDTH);
    return `${this.what} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${this.percent(done)} ${remark}`;
  }

  private percent(done: number): string {
    return `${Math.floor(this.share(done) * 100)} %`;
  }

  private share(done: number): number {
    return this.total > 0 ? Math.min(1, done / this.total) : 1;
  }
}
