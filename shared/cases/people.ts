import { printMinute } from '../calendar/zone.ts';
import { remark, type Remark } from '../errors/remarks.ts';
import { ROLES, JURISDICTIONS, PERSON_KINDS, label, type Department, type Person } from '../registers/company.ts';
import { DEPARTMENTS, PEOPLE, type DepartmentFacts, type PersonFacts } from '../registers/references.ts';
import { plainText } from '../sheet/choices.ts';
import { understandRow } from '../sheet/row.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Instant } from '../words/time.ts';
import type { Reference, ReferenceRow } from './reference.ts';

/** Remarks by row id. */
export type RowRemarks = Map<number, readonly Remark[]>;

/** The mailbox is none, its owner calls our letters spam, or its server refused one at once. */
export type BounceReason = 'bounce' | 'complaint' | 'refused';
/** Addresses that letters came back from, by 工号; one that was changed since counts no more. */
export type Bounces = Readonly<Record<string, { readonly address: string; readonly at: Instant; readonly why: BounceReason }>>;

/** Who and what the names in cells mean. */
export interface Directory {
  readonly people: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly remarks: { readonly people: RowRemarks; readonly departments: RowRemarks };
}

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

/** Reads 人员 and 部门 together: each names the other. */
export function directoryOf(people: Reference, departments: Reference, zone: string, now: Instant, bounces: Bounces = {}): Directory {
  const departmentNames = new Map(departments.rows.map((row) => [nameIn(row, 'name'), nameIn(row, 'name')]));
  const nobody = lookupOf(new Map(), departmentNames, zone, now, () => false);
  const drafts = keyed(people, 'no', (row) => personOf(row, nobody, bounces));
  const look = lookupOf(drafts.items, departmentNames, zone, now, () => false);
  const persons = keyed(people, 'no', (row) => personOf(row, look, bounces));
  const places = keyed(departments, 'name', (row) => departmentOf(row, lookupOf(persons.items, departmentNames, zone, now, () => false)));
  return { people: persons.items, departments: places.items, remarks: { people: persons.remarks, departments: places.remarks } };
}

const nameIn = (row: ReferenceRow, key: string): string => (row.cells[key] ? plainText(row.cells[key].raw) : '');

interface Read<T> {
  readonly item?: T;
  readonly remarks: readonly Remark[];
}

/** Reads every row of a tab by its key; a later row with the same key does not count. */
function keyed<T>(reference: Reference, key: string, read: (row: ReferenceRow) => Read<T>): { items: Map<string, T>; remarks: RowRemarks } {
  const items = new Map<string, T>();
  const remarks: RowRemarks = new Map();
  const register = reference.key === 'people' ? PEOPLE : DEPARTMENTS;
  const title = register.columns[0].title;
  for (const row of reference.rows) {
    const name = nameIn(row, key);
    const { item, remarks: said } = read(row);
    const twice = items.has(name);
    remarks.set(row.id, twice ? [...said, remark('row.duplicate', { title, typed: name, example: `${name}-2` }, key)] : said);
    if (item !== undefined && !twice) items.set(name, item);
  }
  return { items, remarks };
}

function personOf(row: ReferenceRow, look: Lookup, bounces: Bounces): Read<Person> {
  const { facts, remarks } = understandRow(PEOPLE, row.cells, look);
  const it = facts as PersonFacts;
  const said = [...remarks];
  const name = nameIn(row, 'name');
  if (!it.no || !name) return { remarks: [...said, remark('row.incomplete', { titles: it.no ? '姓名' : '工号/编号', example: '1001 张三' })] };
  const address = it.email === undefined ? undefined : plainText(it.email);
  const sound = address !== undefined && ADDRESS.test(address);
  if (address !== undefined && !sound) said.push(remark('person.address', { title: '邮箱', typed: address.slice(0, 40) }, 'email'));
  const bounce = address !== undefined && bounces[it.no]?.address === address ? bounces[it.no] : undefined;
  if (bounce) said.push(remark('person.bounced', { title: '邮箱', at: printMinute(look.zone, bounce.at) }, 'email'));
  if (address === undefined && it.active !== '否') said.push(remark('person.noAddress', {}));
  return {
    item: {
      no: it.no,
      name: it.name ?? name,
      roles: ROLES.filter((role) => it.roles?.includes(role)),
      kind: PERSON_KINDS.find((kind) => kind === it.kind) ?? '员工',
      active: it.active !== '否',
      ...(it.department === undefined ? {} : { department: it.department }),
      ...(it.post === undefined ? {} : { post: it.post }),
      ...(sound && !bounce ? { email: address } : {}),
      ...(bounce ? { bounced: true as const } : {}),
      ...(it.superior === undefined ? {} : { superior: it.superior }),
      ...(it.jurisdiction === undefined ? {} : { jurisdiction: JURISDICTIONS.find((place) => place === it.jurisdiction) ?? '其他' }),
    },
    remarks: said,
  };
}

function departmentOf(row: ReferenceRow, look: Lookup): Read<Department> {
  const { facts, remarks } = understandRow(DEPARTMENTS, row.cells, look);
  const it = facts as DepartmentFacts;
  const name = nameIn(row, 'name');
  if (!name) return { remarks: [...remarks, remark('row.incomplete', { titles: '部门', example: '售后部' })] };
  return { item: { ...it, name: it.name ?? name }, remarks };
}

/** Builds the lookup that cells are understood with. */
export function lookupOf(
  people: ReadonlyMap<string, Person>,
  departments: ReadonlyMap<string, unknown>,
  zone: string,
  now: Instant,
  knows: (number: string) => boolean,
): Lookup {
  const byName = Map.groupBy(people.values(), (person) => plainText(person.name));
  const known = [...people.values()].find((person) => person.active);
  const padded = Math.max(0, ...[...people.keys()].filter((no) => /^0\d+$/.test(no)).map((no) => no.length));
  return {
    zone,
    now,
    knows,
    ...(padded > 0 ? { padded } : {}),
    examples: { person: known ? label(known) : '1001 张三', department: [...departments.keys()][0] ?? '售后部', record: 'KS-2610-0001' },
    department: (text) => [...departments.keys()].find((name) => name === text),
    person: (text) => {
      const direct = people.get(text);
      if (direct) return direct;
      const [number = '', ...name] = text.split(/\s+/);
      const numbered = people.get(number);
      if (numbered && (name.length === 0 || plainText(numbered.name) === name.join(' '))) return numbered;
      const named = byName.get(text) ?? [];
      const active = named.filter((person) => person.active);
      return active.length > 1 ? 'ambiguous' : (active[0] ?? named[0] ?? 'unknown');
    },
  };
}
