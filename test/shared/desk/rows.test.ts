import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Buckets } from '../../../shared/desk/buckets.ts';
import { viewComplaint } from '../../../shared/desk/complaints.ts';
import { headingsName, seenOf, workbooksOf, type Headings } from '../../../shared/desk/docs.ts';
import { takeLease } from '../../../shared/desk/lease.ts';
import { lookAll } from '../../../shared/desk/look-all.ts';
import { openOffice } from '../../../shared/desk/office.ts';
import { registerOfKept, writeRowsOf } from '../../../shared/desk/rows.ts';
import { changedBuckets, compare, viewTab } from '../../../shared/desk/tab-view.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { systemColumns } from '../../../shared/registers/register.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { NEVER_SEEN, type TabSeen } from '../../../shared/sheet/seen.ts';
import { positionsIn } from '../../../shared/sheet/tab.ts';
import type { Kept } from '../../../shared/store/kept.ts';
import { MINUTE, plus } from '../../../shared/words/time.ts';
import type { World } from '../../../shared/world/world.ts';
import { openBase, Shop, type Base } from '../../staff/shop.ts';
import { keptComplaint, worldWith } from './kit.ts';

const CLERK = 'clerk@example.com';
const [ONE, TWO, THREE] = ['KS-2610-0001', 'KS-2610-0002', 'KS-2610-0003'] as const;
type Typed = Readonly<Record<string, Raw>>;
const ROWS: readonly Typed[] = [1, 2, 3].map((nth) => ({ customer: `客户${nth}`, content: '门板开裂', firstIntake: '0101', department: '售后部', secondIntake: '0201', phone: `0755-${nth}` }));

const valueOf = (raw: Raw) => (typeof raw === 'string' ? { stringValue: raw } : typeof raw === 'number' ? { numberValue: raw } : { boolValue: raw });

/** A product with a clerk at its register of complaints. */
class Scene {
  readonly shop: Shop;
  readonly world: World;

  constructor(base: Base, holder = 'one') {
    this.shop = new Shop(base);
    this.world = { ...this.shop.world(this.shop.machine()), holder };
  }

  async sheetId(): Promise<number> {
    return (await workbooksOf(this.world.store)).service?.tabs[COMPLAINTS.key] ?? -1;
  }

  ask(requests: readonly unknown[]): void {
    this.shop.google.ask(CLERK, 'POST', `/v4/spreadsheets/${this.shop.places.service}:batchUpdate`, { requests });
  }

  async type(row: number, cells: Typed): Promise<void> {
    const sheetId = await this.sheetId();
    this.ask(Object.entries(cells).map(([key, raw]) => ({
      updateCells: { start: { sheetId, rowIndex: row, columnIndex: COMPLAINTS.columns.findIndex((column) => column.key === key) }, rows: [{ values: [raw === '' ? {} : { userEnteredValue: valueOf(raw) }] }], fields: 'userEnteredValue' },
    })));
  }

  /** Looks each minute until none is owed. */
  async settle(): Promise<void> {
    for (let looks = 0; looks < 6; looks += 1) {
      this.shop.now = plus(this.shop.now, MINUTE);
      if (!(await lookAll(this.world)).waits) return;
    }
  }

  async kept(...ids: readonly string[]): Promise<readonly Kept[]> {
    return [...(await this.world.store.loadAll(ids)).values()];
  }

  async write(...ids: readonly string[]): Promise<void> {
    await writeRowsOf(this.world, await openOffice(this.world), await this.kept(...ids));
  }

  async seen(): Promise<TabSeen> {
    return (await seenOf(this.world.store, 'service')).value.tabs[COMPLAINTS.key] ?? NEVER_SEEN;
  }

  /** The tab as a light read shows it now, beside what is kept of it. */
  async view() {
    const sheetId = await this.sheetId();
    const headings = await this.world.store.doc<Headings>(headingsName('service'));
    const values = await this.world.sheets.values(this.shop.places.service, [sheetId]);
    return viewTab(COMPLAINTS, sheetId, await this.seen(), headings?.value[COMPLAINTS.key], values[0], await openOffice(this.world));
  }

  /** Rows by number that the next look would find changed or moved, and buckets that it would find other than kept. */
  async differences(): Promise<readonly string[]> {
    const view = await this.view();
    const { changed, moved, missing } = await compare(view, new Buckets(this.world.store, COMPLAINTS));
    return [...changedBuckets(view), ...[...changed, ...moved].flatMap((row) => row.id ?? []), ...missing];
  }

  /** The system's cells in the row of a number. */
  async shown(id: string): Promise<Typed> {
    const { survey, heading } = await this.view();
    const cells = survey.rows.find((row) => row.id === id)?.cells ?? [];
    const position = positionsIn(heading.layout);
    return Object.fromEntries(systemColumns(COMPLAINTS).map(({ key }) => [key, cells[position.get(key) ?? -1] ?? '']).filter(([, raw]) => raw !== '')) as Typed;
  }

  /** What they are to show now. */
  async rightful(id: string): Promise<Typed> {
    const [kept] = await this.kept(id);
    if (kept?.kind !== 'complaint') throw new Error(`${id} is no complaint`);
    return Object.fromEntries(Object.entries(await viewComplaint(this.world, await openOffice(this.world), kept)).filter(([, raw]) => raw !== ''));
  }
}

let empty: Base;
let base: Base;
beforeAll(async () => {
  empty = await openBase();
  const scene = new Scene(empty);
  for (const [index, cells] of ROWS.entries()) await scene.type(index + 1, cells);
  await scene.settle();
  base = { ...scene.shop.freeze(), places: empty.places };
});

/** Three records as a look left them, two hours later: their nearest due moments are long past, and their rows do not say so. */
function later(): Scene {
  const scene = new Scene(base);
  scene.shop.now = plus(scene.shop.now, 120 * MINUTE);
  return scene;
}

describe('rows written outside a look', () => {
  test('stand as the look left them before', async () => {
    const scene = later();
    expect([await scene.differences(), (await scene.shown(ONE))['nearest']]).toEqual([[], '送达 09:35 前']);
    expect((await scene.rightful(ONE))['nearest']).toMatch(/已超$/);
  });
  test('show what their records say now, and no other row does', async () => {
    const scene = later();
    const before = await scene.shown(TWO);
    await scene.write(ONE, THREE);
    expect(await scene.shown(ONE)).toEqual(await scene.rightful(ONE));
    expect(await scene.shown(THREE)).toEqual(await scene.rightful(THREE));
    expect(await scene.shown(TWO)).toEqual(before);
  });
  test('are known to the next look as they stand', async () => {
    const scene = later();
    await scene.write(ONE, THREE);
    expect([await scene.differences(), (await scene.seen()).waiting]).toEqual([[], []]);
  });
  test('leave the lease as they found it, and all else that was seen', async () => {
    const scene = later();
    const before = (await seenOf(scene.world.store, 'service')).value;
    await scene.write(ONE);
    const after = (await seenOf(scene.world.store, 'service')).value;
    const { tallies: _, ...rest } = before.tabs[COMPLAINTS.key] ?? NEVER_SEEN;
    expect(after).toMatchObject({ ...before, tabs: { ...before.tabs, [COMPLAINTS.key]: rest } });
    expect(after).not.toHaveProperty('lease');
  });
  test('are followed when they were moved', async () => {
    const scene = later();
    const sheetId = await scene.sheetId();
    scene.ask([{ moveDimension: { source: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 }, destinationIndex: 4 } }]);
    await scene.write(ONE);
    expect(await scene.shown(ONE)).toEqual(await scene.rightful(ONE));
  });
  test('hide nothing that people changed since', async () => {
    const scene = later();
    await scene.type(1, { customer: '改了' });
    await scene.write(ONE, TWO);
    expect(await scene.shown(ONE)).toEqual(await scene.rightful(ONE));
    expect(await scene.differences()).toEqual(['KS-2610/0', ONE]);
    await scene.settle();
    expect((await scene.kept(ONE))[0]?.body.cells['customer']?.raw).toBe('改了');
  });

  test('whatever people wrote, and whichever were written, the next look finds them as they are kept', async () => {
    const text = fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.constantFrom('=1+1', '0755', '\'', '待查', '👍\n二'));
    const row = fc.record({ customer: fc.constantFrom('张', '李'), content: fc.constant('开裂') }).chain((known) =>
      fc.record({ phone: text, department: fc.constantFrom('售后部', '没有的部'), direct: fc.boolean(), quantity: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), complainedAt: fc.constantFrom(46_307, 46_307.4, 99_999) }, { requiredKeys: [] }).map((more) => ({ ...known, ...more })));
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), fc.subarray([1, 2, 3, 4]), fc.integer({ min: 0, max: 600 }), async (rows, picked, minutes) => {
      const scene = new Scene(empty);
      for (const [index, cells] of rows.entries()) await scene.type(index + 2, cells);
      await scene.settle();
      scene.shop.now = plus(scene.shop.now, minutes * MINUTE);
      const ids = picked.filter((nth) => nth <= rows.length).map((nth) => `KS-2610-000${nth}`);
      await scene.write(...ids);
      expect(await scene.differences()).toEqual([]);
      for (const { id } of await scene.kept(...ids)) expect(await scene.shown(id)).toEqual(await scene.rightful(id));
    }), { numRuns: 25 });
  });
});

/** What became of a write of the first two records after something was done. */
async function after(does: (scene: Scene) => Promise<void> | void) {
  const scene = later();
  const before = await scene.shown(TWO);
  await does(scene);
  await scene.write(ONE, TWO);
  const shown = await scene.shown(TWO);
  return { waiting: (await scene.seen()).waiting, written: JSON.stringify(shown) !== JSON.stringify(before), logs: scene.shop.logs.filter((it) => /^rows\.|^columns\./.test(it)) };
}

/** Freezes the tab. */
const freeze = async ({ world }: Scene): Promise<void> => {
  const { value, version } = await seenOf(world.store, 'service');
  const tab = { ...(value.tabs[COMPLAINTS.key] ?? NEVER_SEEN), frozen: { at: world.now(), why: 'deleted', rows: 4, of: 9, signature: 1 } } as const;
  await world.store.keepDoc('desk/seen/service', { ...value, tabs: { ...value.tabs, [COMPLAINTS.key]: tab } }, version);
};

describe('a row that could not be written waits for the next look', () => {
  test('not where nothing is in the way', async () => expect(await after(() => undefined)).toEqual({ waiting: [], written: true, logs: [] }));
  test('where its number was typed over; the other is written', async () => expect(await after((scene) => scene.type(1, { id: '新' }))).toEqual({ waiting: [ONE], written: true, logs: [] }));
  test('where its number was pasted over by another', async () => expect(await after((scene) => scene.type(1, { id: TWO }))).toMatchObject({ waiting: [ONE], written: false }));
  test('where its row is gone', async () =>
    expect((await after(async (scene) => scene.ask([{ deleteDimension: { range: { sheetId: await scene.sheetId(), dimension: 'ROWS', startIndex: 1, endIndex: 2 } } }]))).waiting).toContain(ONE));
  test('where the tab is frozen', async () => expect(await after(freeze)).toEqual({ waiting: [ONE, TWO], written: false, logs: [] }));
  test('where a column came in', async () =>
    expect(await after(async (scene) => scene.ask([{ insertDimension: { range: { sheetId: await scene.sheetId(), dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } }]))).toMatchObject({ waiting: [ONE, TWO], logs: [] }));
  test('where Google cannot be reached', async () => {
    const cut = await after(({ shop }) => {
      shop.google.meddle = ({ path }) => (path.includes('getByDataFilter') && !path.includes('values') ? { mishap: 'cut' } : undefined);
    });
    expect(cut).toMatchObject({ waiting: [ONE, TWO], written: false, logs: [expect.stringMatching(/^rows\.unwritten \{"register":"complaints","rows":2,"error":"\w+"\}$/)] });
  });
  test('once, however often it was tried', async () => {
    const scene = later();
    await freeze(scene);
    for (const id of [ONE, TWO, ONE]) await scene.write(id);
    expect((await scene.seen()).waiting).toEqual([ONE, TWO]);
  });
  test('and is written by it', async () => {
    const scene = later();
    await scene.type(1, { id: '新' });
    await scene.write(ONE);
    await scene.settle();
    expect(await scene.shown(ONE)).toEqual(await scene.rightful(ONE));
  });
});

describe('nothing is written', () => {
  test('of a record that never had a row', async () => {
    const scene = later();
    const before = await seenOf(scene.world.store, 'service');
    await writeRowsOf(scene.world, await openOffice(scene.world), [keptComplaint('KS-2610-0009', ROWS[0] ?? {})]);
    expect((await seenOf(scene.world.store, 'service')).value).toEqual(before.value);
  });
  test('while somebody else looks', async () => {
    const scene = later();
    const other = { ...scene.world, holder: 'two' };
    const leased = await takeLease(other, 'service', await seenOf(other.store, 'service'));
    await expect(scene.write(ONE)).rejects.toMatchObject({ code: 'store.busy' });
    expect(await seenOf(other.store, 'service')).toEqual(leased);
  });
  test('before there are workbooks', async () => {
    const { world } = worldWith();
    await expect(writeRowsOf(world, await openOffice(world), [keptComplaint(ONE, ROWS[0] ?? {})])).resolves.toBeUndefined();
  });
  test('before a look has seen the tab', async () => {
    const { world, memory } = worldWith();
    await world.store.keepDoc('desk/workbooks', { service: { spreadsheetId: 'x', tabs: { complaints: 7 } } }, 0);
    await writeRowsOf(world, await openOffice(world), [keptComplaint(ONE, ROWS[0] ?? {})]);
    expect([...memory.docs.keys()]).toEqual(['desk/workbooks']);
  });
});

test('a complaint stands in 客户投诉登记本', () => expect(registerOfKept(keptComplaint(ONE, {})).key).toBe('complaints'));
