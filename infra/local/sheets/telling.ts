/**
 * Properties without those that say no more than their absence (nothing hidden, nothing frozen): replies leave those out. Recorded
 * for `hidden`, `frozenRowCount`, `frozenColumnCount`, `hideGridlines`.
 */
export function telling<T extends object>(properties: T): T;
export function telling(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== false && value !== 0));
}
