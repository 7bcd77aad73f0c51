import type { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Instant } from '../../../shared/words/time.ts';

const letter = z.object({
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** By name as it was written; several of one name are joined by line ends. */
  headers: z.record(z.string(), z.string()),
});

/** What a message says; addresses without names, in lower case. */
export type Letter = z.infer<typeof letter>;

/** A letter as the inbox shows it; `at` is the product's time of arrival with the zone's offset. */
export interface StoredLetter extends Letter {
  readonly id: string;
  readonly at: string;
}

const TABLES = `CREATE TABLE IF NOT EXISTS inbox_letters (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at_ms INTEGER NOT NULL, body TEXT NOT NULL) STRICT;`;

const row = z.object({ id: z.string(), at_ms: z.number(), body: z.string() });

/** Letters in SQLite, oldest first; an addition is on disk before the call returns. */
export class Letters {
  private readonly db: DatabaseSync;
  private readonly zone: string;

  constructor(db: DatabaseSync, zone: string) {
    this.db = db;
    this.zone = zone;
    db.exec(TABLES);
  }

  /** Keeps a letter; one whose Message-ID came before is the same letter, as mailbox providers see it. */
  add(messageId: string | undefined, at: Instant, said: Letter): void {
    const id = messageId?.replace(/^<|>$/g, '') ?? `letter-${this.count() + 1}`;
    this.db.prepare('INSERT OR IGNORE INTO inbox_letters (id, at_ms, body) VALUES (?, ?, ?)').run(id, at, JSON.stringify(said));
  }

  count(): number {
    return Number(this.db.prepare('SELECT count(*) AS n FROM inbox_letters').get()?.['n']);
  }

  all(): StoredLetter[] {
    return this.db.prepare('SELECT * FROM inbox_letters ORDER BY seq').all().map((it) => this.read(it));
  }

  find(id: string): StoredLetter | undefined {
    const found = this.db.prepare('SELECT * FROM inbox_letters WHERE id = ?').get(id);
    return found && this.read(found);
  }

  private read(found: unknown): StoredLetter {
    const it = row.parse(found);
    const at = Temporal.Instant.fromEpochMilliseconds(it.at_ms).toString({ timeZone: this.zone, smallestUnit: 'second' });
    return { id: it.id, at, ...letter.parse(JSON.parse(it.body)) };
  }
}
