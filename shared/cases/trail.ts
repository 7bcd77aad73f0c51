import { dayOf } from '../calendar/zone.ts';
import { instantOf, type Instant } from '../words/time.ts';
import type { Basis } from './basis.ts';
import type { Complaint, ComplaintEvent, TrailKey } from './complaint.ts';

/** Notes every change of the facts whose former values count, each at the look that saw it. */
export function turnsOf(complaint: Complaint, basis: Basis, now: Instant): readonly ComplaintEvent[] {
  const { facts } = basis;
  const seen = (...keys: readonly string[]): Instant => instantOf(keys.reduce((at, key) => Math.max(at, complaint.cells[key]?.at ?? 0), 0));
  const values: readonly (readonly [TrailKey, string | number | undefined, Instant])[] = [
    ['second', basis.second, seen(basis.standIn ? 'department' : 'secondIntake')],
    ['department', facts.department, seen('department')],
    ['delivered', basis.deliveredAt, seen('deliveredAt', 'department', basis.standIn ? 'department' : 'secondIntake')],
    ['promise', facts.onSitePromise, seen('onSitePromise')],
    ['extension', facts.extendedTo, seen('extendedTo')],
  ];
  return values.flatMap(([fact, value, cellAt]): readonly ComplaintEvent[] => {
    const last = complaint.trail[fact]?.at(-1);
    if ((last?.value ?? undefined) === value) return [];
    const at = value !== undefined && cellAt > (last?.at ?? 0) ? cellAt : now;
    return [{ type: 'turned', at: now, fact, entry: { value: value ?? null, at } }];
  });
}

/** 未接通 first seen on a further day. */
export function unreachedOf(complaint: Complaint, { facts }: Basis, zone: string): readonly ComplaintEvent[] {
  const seenAt = instantOf(Math.max(complaint.cells['satisfaction']?.at ?? 0, complaint.cells['calledAt']?.at ?? 0));
  if (facts.satisfaction !== '未接通' || facts.calledAt === undefined) return [];
  const on = dayOf(zone, seenAt);
  return complaint.unreached.includes(on) ? [] : [{ type: 'unreached', at: seenAt, on }];
}
