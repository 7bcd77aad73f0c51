import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '../../../shared/words/time.ts';
import { instantOf } from '../../../shared/words/time.ts';
import type { ScheduleInput } from './checks.ts';
import { readSchedule } from './checks.ts';

/** One schedule as kept. */
export interface Kept {
  readonly group: string;
  readonly name: string;
  readonly input: ScheduleInput;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

/** A group of schedules. */
export interface Group {
  readonly name: string;
  readonly createdAt: Instant;
}

/** Which schedules a list is about; `after` is the key of the last one of the page before. */
export interface Range {
  readonly group?: string | undefined;
  readonly prefix: string;
  readonly state?: string | undefined;
  readonly after: readonly [string, string];
  readonly limit: number;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS scheduler_groups (name TEXT PRIMARY KEY, created_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS scheduler_schedules (
    seq INTEGER PRIMARY KEY, group_name TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL,
    due_ms INTEGER, created_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL, UNIQUE (group_name, name)) STRICT;
  CREATE INDEX IF NOT EXISTS scheduler_due ON scheduler_schedules (due_ms, seq) WHERE due_ms IS NOT NULL AND state = 'ENABLED';`;

const moment = z.number().transform(instantOf);
const scheduleRow = z.object({ group_name: z.string(), name: z.string(), body: z.string(), created_ms: moment, changed_ms: moment });
const groupRow = z.object({ name: z.string(), created_ms: moment });

const keptOf = (row: unknown): Kept => {
  const it = scheduleRow.parse(row);
  return { group: it.group_name, name: it.name, input: readSchedule(it.body), createdAt: it.created_ms, changedAt: it.changed_ms };
};
const groupOf = (row: unknown): Group => {
  const it = groupRow.parse(row);
  return { name: it.name, createdAt: it.created_ms };
};

/** Schedules and groups in SQLite; each change is on disk before the call returns. */
export class Shelf {
  private readonly db: DatabaseSync;

  constructor(db: DatabaseSync, now: Instant) {
    this.db = db;
    db.exec(TABLES);
    this.addGroup('default', now);
  }

  /** False when there was one. */
  addGroup(name: string, now: Instant): boolean {
    return this.db.prepare('INSERT OR IGNORE INTO scheduler_groups VALUES (?, ?)').run(name, now).changes === 1;
  }

  group(name: string): Group | undefined {
    const row = this.db.prepare('SELECT * FROM scheduler_groups WHERE name = ?').get(name);
    return row && groupOf(row);
  }

  groups(prefix: string, after: string, limit: number): Group[] {
    const sql = 'SELECT * FROM scheduler_groups WHERE substr(name, 1, length(?1)) = ?1 AND name > ?2 ORDER BY name LIMIT ?3';
    return this.db.prepare(sql).all(prefix, after, limit).map(groupOf);
  }

  add(name: string, input: ScheduleInput, due: Instant | undefined, now: Instant): void {
    const sql = 'INSERT INTO scheduler_schedules (group_name, name, state, body, due_ms, created_ms, changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?)';
    this.db.prepare(sql).run(input.GroupName, name, input.State, JSON.stringify(input), due ?? null, now, now);
  }

  replace(name: string, input: ScheduleInput, due: Instant | undefined, now: Instant): void {
    const sql = 'UPDATE scheduler_schedules SET state = ?, body = ?, due_ms = ?, changed_ms = ? WHERE group_name = ? AND name = ?';
    this.db.prepare(sql).run(input.State, JSON.stringify(input), due ?? null, now, input.GroupName, name);
  }

  find(group: string, name: string): Kept | undefined {
    const row = this.db.prepare('SELECT * FROM scheduler_schedules WHERE group_name = ? AND name = ?').get(group, name);
    return row && keptOf(row);
  }

  list(range: Range): Kept[] {
    const sql = `SELECT * FROM scheduler_schedules WHERE (?1 IS NULL OR group_name = ?1) AND substr(name, 1, length(?2)) = ?2
      AND (?3 IS NULL OR state = ?3) AND (group_name, name) > (?4, ?5) ORDER BY group_name, name LIMIT ?6`;
    return this.db.prepare(sql).all(range.group ?? null, range.prefix, range.state ?? null, ...range.after, range.limit).map(keptOf);
  }

  remove(group: string, name: string): boolean {
    return this.db.prepare('DELETE FROM scheduler_schedules WHERE group_name = ? AND name = ?').run(group, name).changes === 1;
  }

  /** Kept, but never due again. */
  complete(group: string, name: string): void {
    this.db.prepare('UPDATE scheduler_schedules SET due_ms = NULL WHERE group_name = ? AND name = ?').run(group, name);
  }

  /** The earliest due schedule that is enabled; of several due at once the one made first. */
  next(): (Kept & { readonly at: Instant }) | undefined {
    const sql = "SELECT * FROM scheduler_schedules WHERE due_ms IS NOT NULL AND state = 'ENABLED' ORDER BY due_ms, seq LIMIT 1";
    const row = this.db.prepare(sql).get();
    return row && { ...keptOf(row), at: moment.parse(row['due_ms']) };
  }
}
