import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { type LocalSheets, openSheets, type SheetsOptions } from '../../../../infra/local/sheets/server.ts';
import { type Instant, instantOf } from '../../../../shared/words/time.ts';

/** 2026-09-06 10:00 in Greenwich: the moment the tests start at. */
export const START: Instant = instantOf(Date.UTC(2026, 8, 6, 10));

/** A running server whose clock a test moves by hand. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly sheets: LocalSheets;
  readonly edits: { spreadsheetId: string; user: string; rev: number }[];
  readonly clock: { now: Instant };
}

/** Serves the stand-in on a free port of this machine. */
export async function serve(db: DatabaseSync = new DatabaseSync(':memory:'), options: Partial<SheetsOptions> = {}): Promise<Served> {
  const clock = { now: START };
  const edits: Served['edits'] = [];
  const sheets = openSheets({ db, now: () => clock.now, onEdit: (edit) => void edits.push(edit), ...options });
  const server = createServer((req, res) => {
    void sheets.handle(req, res).then((own) => (own ? undefined : res.writeHead(404).end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    sheets,
    edits,
    clock,
    async [Symbol.asyncDispose]() {
      sheets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
