import type { Event } from '../../../../infra/local/sheets/events.ts';

type Row = (object | null)[];

const trim = <T>(list: T[], empty: (each: T) => boolean): T[] => list.slice(0, list.findLastIndex((each) => !empty(each)) + 1);
const isEmpty = (cell: object | null | undefined): boolean => !cell || Object.keys(cell).length === 0;

/** A page that knows the grid only from events: what a browser would show. */
export class Page {
  readonly rows: Row[] = [];
  reloads = 0;

  /** Applies one change. */
  take(event: Event): void {
    for (const op of event.ops) {
      if (op.op === 'reload') this.reloads += 1;
      else if (op.op === 'cells') {
        op.rows.forEach((row, r) => row.forEach((cell, c) => cell && this.#put(op.startRow + r, op.startColumn + c, cell)));
      }
      else if (op.op === 'reorder') this.#reorder(op.start, op.order);
      else if (op.dimension === 'ROWS') this.#rows(op.op, op.start, op.end);
      else for (const row of this.rows) this.#columns(row, op.op, op.start, op.end);
    }
  }

  /** What is in the cells, trailing emptiness left out. */
  grid(): unknown {
    const rows = Array.from(this.rows, (row) => trim(Array.from(row ?? [], (cell) => (isEmpty(cell) ? {} : cell)), isEmpty));
    return trim(rows, (row) => row.length === 0);
  }

  #put(row: number, column: number, cell: object): void {
    const line = this.rows[row] ?? [];
    line[column] = cell;
    this.rows[row] = line;
  }

  #reorder(start: number, order: readonly number[]): void {
    const old = order.map((row) => this.rows[row] ?? []);
    old.forEach((row, offset) => {
      this.rows[start + offset] = row;
    });
  }

  #rows(op: 'insert' | 'delete', start: number, end: number): void {
    if (this.rows.length < start) this.rows.length = start;
    if (op === 'delete') this.rows.splice(start, end - start);
    else this.rows.splice(start, 0, ...Array.from({ length: end - start }, (): Row => []));
  }

  #columns(row: Row | undefined, op: 'insert' | 'delete', start: number, end: number): void {
    if (!row || row.length <= start) return;
    if (op === 'delete') row.splice(start, end - start);
    else row.splice(start, 0, ...Array.from({ length: end - start }, () => null));
  }
}

/** Reads server-sent events from a response, one after another. */
export async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = `${text}${chunk}`.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
}
