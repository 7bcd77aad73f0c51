import type { Faults } from '../scheduler/faults.ts';

/** Addresses that no mailbox stands behind: `{"bounce": "a@example.com b@example.com"}`; `false` or a blank ends it. */
export class Bouncing implements Faults {
  private addresses: ReadonlySet<string> = new Set();

  list(): Record<string, string> {
    return { bounce: [...this.addresses].join(' ') };
  }

  set({ bounce }: Readonly<Record<string, boolean | number | string>>): void {
    if (bounce === undefined) return;
    this.addresses = new Set(typeof bounce === 'string' ? bounce.toLowerCase().split(/[\s,;]+/).filter((it) => it !== '') : []);
  }

  has(address: string): boolean {
    return this.addresses.has(address.toLowerCase());
  }
}
