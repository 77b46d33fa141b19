/** Formats a duration in milliseconds for people, as in "12.3 s". */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How often, in milliseconds, a running step shows its elapsed time on a terminal. */
const REFRESH = 200;

/** How often, in milliseconds, a running step writes a line when the output is not a terminal. */
const HEARTBEAT = 10_000;

/** Numbered steps with their elapsed time: redrawn in place on a terminal, plain lines elsewhere. */
export class Progress {
  readonly #total: number;
  readonly #started = Date.now();
  #number = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** Milliseconds since the first step. */
  get elapsed(): number {
    return Date.now() - this.#started;
  }

  /** Runs one step; the action may report details ("412 of 1,000") while it runs. */
  async step<T>(title: string, action: (report: (detail: string) => void) => Promise<T>): Promise<T> {
    const label = `[${++this.#number}/${this.#total}] ${title}`;
    const started = Date.now();
    const terminal = process.stdout.isTTY === true;
    let detail = "";
    const line = () => `${label} ... ${formatSeconds(Date.now() - started)}${detail && `  ${detail}`}`;
    const draw = () =>
      process.stdout.write(terminal ? `\r\x1b[2K${line().slice(0, process.stdout.columns - 1)}` : `${line()}\n`);
    if (terminal) draw();
    const timer = setInterval(draw, terminal ? REFRESH : HEARTBEAT);
    try {
      const result = await action((text) => (detail = text));
      process.stdout.write(`${terminal ? "\r\x1b[2K" : ""}${label}  ${formatSeconds(Date.now() - started)}\n`);
      return result;
    } catch (error) {
      process.stdout.write(
        `${terminal ? "\r\x1b[2K" : ""}${label}  failed after ${formatSeconds(Date.now() - started)}\n`,
      );
      throw error;
    } finally {
      clearInterval(timer);
    }
  }
}
