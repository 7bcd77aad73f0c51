/** Where a command tells how far it is: a terminal, or a file or another program. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const WIDTH = 24;

/** Tells how far a piece of work is: a bar that is drawn over itself on a terminal, else one plain line each time. */
export function progressOn(screen: Screen, what: string): (done: number, of: number) => void {
  return (done, of) => {
    const line = `${what} ${done} / ${of}`;
    if (screen.isTTY !== true) {
      screen.write(`${line}\n`);
      return;
    }
    const filled = of === 0 ? WIDTH : Math.round((done / of) * WIDTH);
    screen.write(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${line}${done >= of ? '\n' : ''}`);
  };
}
