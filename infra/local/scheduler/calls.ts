import * as z from 'zod';
import type { Instant } from '../../../shared/words/time.ts';
import { checkLimit, checkName, checkSchedule, ServiceError } from './checks.ts';
import type { Group, Kept, Shelf } from './shelf.ts';

/** One request of a client, its name taken from the path. */
export interface Call {
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly now: Instant;
}

const ARN = 'arn:aws:scheduler:local:000000000000';
const seconds = (at: Instant): number => at / 1000;
const scheduleArn = (group: string, name: string): string => `${ARN}:schedule/${group}/${name}`;
const groupArn = (name: string): string => `${ARN}:schedule-group/${name}`;
const missing = (what: string): ServiceError => new ServiceError('ResourceNotFoundException', 404, `${what} does not exist.`);
const taken = (what: string): ServiceError => new ServiceError('ConflictException', 409, `${what} already exists.`);

const stamps = (it: { readonly createdAt: Instant; readonly changedAt: Instant }) => ({
  CreationDate: seconds(it.createdAt),
  LastModificationDate: seconds(it.changedAt),
});

const pageToken = z.tuple([z.string(), z.string()]);

function tokenOf(last: readonly string[] | undefined): { readonly NextToken?: string } {
  return last ? { NextToken: Buffer.from(JSON.stringify(last)).toString('base64url') } : {};
}

function readToken(token: string | null): readonly [string, string] {
  if (token === null) return ['', ''];
  try {
    return pageToken.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw new ServiceError('ValidationException', 400, 'Invalid NextToken.');
  }
}

function needGroup(shelf: Shelf, name: string): Group {
  const group = shelf.group(checkName(name, 'groupName'));
  if (!group) throw missing(`Schedule group ${name}`);
  return group;
}

function needSchedule(shelf: Shelf, call: Call): Kept {
  const group = needGroup(shelf, call.query.get('groupName') ?? 'default');
  const kept = shelf.find(group.name, checkName(call.name));
  if (!kept) throw missing(`Schedule ${call.name}`);
  return kept;
}

/** CreateSchedule: the same token again is the same request, and succeeds. */
export function createSchedule(shelf: Shelf, call: Call): object {
  const { input, expression } = checkSchedule(call.body);
  const name = checkName(call.name);
  needGroup(shelf, input.GroupName);
  const before = shelf.find(input.GroupName, name);
  const repeated = before?.input.ClientToken !== undefined && before.input.ClientToken === input.ClientToken;
  if (before && !repeated) throw taken(`Schedule ${name}`);
  if (!before) shelf.add(name, input, expression.kind === 'at' ? expression.at : undefined, call.now);
  return { ScheduleArn: scheduleArn(input.GroupName, name) };
}

/** UpdateSchedule: replaces every field; what is not given goes back to its default. */
export function updateSchedule(shelf: Shelf, call: Call): object {
  const { input, expression } = checkSchedule(call.body);
  needSchedule(shelf, { ...call, query: new URLSearchParams({ groupName: input.GroupName }) });
  shelf.replace(call.name, input, expression.kind === 'at' ? expression.at : undefined, call.now);
  return { ScheduleArn: scheduleArn(input.GroupName, call.name) };
}

/** GetSchedule. */
export function getSchedule(shelf: Shelf, call: Call): object {
  const kept = needSchedule(shelf, call);
  const { ClientToken: _, ...fields } = kept.input;
  return { Arn: scheduleArn(kept.group, kept.name), Name: kept.name, ...fields, ...stamps(kept) };
}

/** DeleteSchedule. */
export function deleteSchedule(shelf: Shelf, call: Call): object {
  const kept = needSchedule(shelf, call);
  shelf.remove(kept.group, kept.name);
  return {};
}

/** ListSchedules, by group and name. */
export function listSchedules(shelf: Shelf, { query }: Call): object {
  const limit = checkLimit(query.get('MaxResults'));
  const group = query.get('ScheduleGroup') ?? undefined;
  if (group !== undefined) needGroup(shelf, group);
  const range = { group, prefix: query.get('NamePrefix') ?? '', state: query.get('State') ?? undefined, after: readToken(query.get('NextToken')), limit };
  const found = shelf.list(range);
  const last = found.length === limit ? found.at(-1) : undefined;
  const Schedules = found.map((it) => ({
    Arn: scheduleArn(it.group, it.name),
    Name: it.name,
    GroupName: it.group,
    State: it.input.State,
    Target: { Arn: it.input.Target.Arn },
    ...stamps(it),
  }));
  return { Schedules, ...tokenOf(last && [last.group, last.name]) };
}

const groupFields = (it: Group) => ({ Arn: groupArn(it.name), Name: it.name, State: 'ACTIVE', ...stamps({ ...it, changedAt: it.createdAt }) });

/** CreateScheduleGroup. */
export function createGroup(shelf: Shelf, call: Call): object {
  if (!shelf.addGroup(checkName(call.name), call.now)) throw taken(`Schedule group ${call.name}`);
  return { ScheduleGroupArn: groupArn(call.name) };
}

/** GetScheduleGroup. */
export const getGroup = (shelf: Shelf, call: Call): object => groupFields(needGroup(shelf, call.name));

/** ListScheduleGroups, by name. */
export function listGroups(shelf: Shelf, { query }: Call): object {
  const limit = checkLimit(query.get('MaxResults'));
  const found = shelf.groups(query.get('NamePrefix') ?? '', readToken(query.get('NextToken'))[1], limit);
  const last = found.length === limit ? found.at(-1) : undefined;
  return { ScheduleGroups: found.map(groupFields), ...tokenOf(last && ['', last.name]) };
}
