import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { peopleColumns } from '../../../shared/registers/register.ts';
import type { Raw, ReadCell } from '../../../shared/sheet/cell.ts';
import type { TabRow } from '../../../shared/sheet/tab.ts';

/** A row of 客户投诉登记本 as a snapshot read finds it. */
export const tabRow = (index: number, cells: Readonly<Record<string, Raw | ReadCell>>, ...metadata: readonly number[]): TabRow => ({
  index,
  metadata,
  cells: Object.fromEntries(Object.entries(cells).map(([key, raw]) => [key, typeof raw === 'object' ? raw : { raw }])),
  notes: {},
  covered: new Set(),
  partial: false,
});

/** Keys of the columns people fill. */
export const PEOPLES_KEYS: readonly string[] = peopleColumns(COMPLAINTS).map(({ key }) => key);
