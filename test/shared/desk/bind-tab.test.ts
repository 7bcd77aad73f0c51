import { describe, expect, test } from 'vitest';
import { bindTab } from '../../../shared/desk/bind-tab.ts';
import { Buckets } from '../../../shared/desk/buckets.ts';
import { openOffice } from '../../../shared/desk/office.ts';
import { viewTab } from '../../../shared/desk/tab-view.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { NEVER_SEEN, type TabSeen } from '../../../shared/sheet/seen.ts';
import type { Window } from '../../../shared/sheet/sheets.ts';
import { positionsIn } from '../../../shared/sheet/tab.ts';
import { Memory } from '../../kit/memory-store.ts';
import { at } from '../cases/kit.ts';
import { tabRow } from '../sheet/kit.ts';
import { worldWith } from './kit.ts';

const LAYOUT = ['id', 'customer', 'content'];
const HEADER = ['编号', '客户', '投诉内容'];
const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;

/** Binds a tab of which all marks were read, so many rows of it without one; answers how many rows were then read whole. */
async function readWhole(unmarked: number, seen: Partial<TabSeen> = {}): Promise<number> {
  const windows: Window[] = [];
  const memory = new Memory();
  memory.series.set('KS-2610', unmarked + 1);
  const snapshot = (_: string, asked: readonly Window[]) => {
    windows.push(...asked);
    return Promise.resolve([]);
  };
  const { world } = worldWith({ memory, sheets: { snapshot } });
  const office = await openOffice(world);
  const rows = Array.from({ length: unmarked + 1 }, (_, index) => ({ ...tabRow(index + 1, { id: id(index + 1) }), partial: true, metadata: index === 0 ? [metadataIdOf(id(1))] : [] }));
  const view = viewTab(COMPLAINTS, 7, { ...NEVER_SEEN, count: rows.length, ...seen }, { header: HEADER, layout: LAYOUT }, { sheetId: 7, rows: [HEADER, ...rows.map((_, index) => [id(index + 1), '张', '裂'])] }, office);
  const tab = { sheetId: 7, title: '登记', rowCount: 40, columnCount: 3, header: HEADER, layout: LAYOUT, position: positionsIn(LAYOUT), rows, merges: [] };
  await bindTab(world, office, { spreadsheetId: 'service', tabs: {} }, { view, tab, comparison: { changed: [], moved: [], missing: [], loose: [] }, buckets: new Buckets(world.store, COMPLAINTS), due: new Set(), torn: false });
  return windows.flatMap((it) => it.rows ?? []).reduce((sum, [from, to]) => sum + to - from, 0);
}

describe('rows that lost their mark are read whole, to be marked again', () => {
  test.each([[0, 0], [3, 3], [500, 500], [1_200, 500]])('of %i in one look %i', async (unmarked, whole) => expect(await readWhole(unmarked)).toBe(whole));
  test('not on a tab that keeps no more marks: the number alone carries on, and thousands need no reading', async () => expect(await readWhole(1_200, { fullAt: at('08:00') })).toBe(0));
});
