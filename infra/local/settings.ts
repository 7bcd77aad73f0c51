import type { DatabaseSync } from 'node:sqlite';

/** Small things one machine keeps over restarts. */
export interface Settings {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
}

/** Opens the settings on a database; the table is local_settings. */
export function openSettings(db: DatabaseSync): Settings {
  db.exec('CREATE TABLE IF NOT EXISTS local_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  const read = db.prepare('SELECT value FROM local_settings WHERE key = ?');
  const write = db.prepare('INSERT INTO local_settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  return {
    read: (key) => {
      const row = read.get(key);
      return typeof row?.['value'] === 'string' ? row['value'] : undefined;
    },
    write: (key, value) => {
      write.run(key, value);
    },
  };
}
