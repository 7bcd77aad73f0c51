import * as z from 'zod';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression.ts';

/** The service says no; `type` is what x-amzn-errortype carries. */
export class ServiceError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, status: number, message: string) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

const name = z.string().regex(/^[0-9a-zA-Z\-_.]{1,64}$/);
const arn = z.string().min(1).max(1600);

const target = z.looseObject({
  Arn: arn,
  RoleArn: arn,
  Input: z.string().min(1).max(262_144).optional(),
  DeadLetterConfig: z.object({ Arn: arn.optional() }).optional(),
  RetryPolicy: z
    .object({ MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(), MaximumRetryAttempts: z.int().min(0).max(185).optional() })
    .optional(),
});

const window = z.discriminatedUnion('Mode', [
  z.object({ Mode: z.literal('OFF') }),
  z.object({ Mode: z.literal('FLEXIBLE'), MaximumWindowInMinutes: z.int().min(1).max(1440) }),
]);

const schedule = z.object({
  GroupName: name.default('default'),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default('UTC'),
  FlexibleTimeWindow: window,
  Target: target,
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  ClientToken: z.string().regex(/^[a-zA-Z0-9\-_]{1,64}$/).optional(),
});

/** A schedule as CreateSchedule and UpdateSchedule carry it, with the service's defaults filled in. */
export type ScheduleInput = z.infer<typeof schedule>;

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', 400, message);

function check<T>(shape: z.ZodType<T>, value: unknown, at?: string): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `Value at '${at ?? issue.path.join('.')}' failed to satisfy constraint: ${issue.message}`);
  throw invalid(`${faults.length} validation error${faults.length === 1 ? '' : 's'} detected: ${faults.join('; ')}`);
}

/** The name of a schedule or group; throws ServiceError. */
export const checkName = (value: string, at = 'name'): string => check(name, value, at);

/** MaxResults of a list; throws ServiceError. */
export const checkLimit = (value: string | null): number => check(z.coerce.number().int().min(1).max(100), value ?? 100, 'maxResults');

/** A schedule and its expression, understood; throws ServiceError. */
export function checkSchedule(body: unknown): { readonly input: ScheduleInput; readonly expression: Expression } {
  const input = check(schedule, body);
  const expression = parseExpression(input.ScheduleExpression, input.ScheduleExpressionTimezone);
  if (!expression) throw invalid(`Invalid Schedule Expression ${input.ScheduleExpression} in ${input.ScheduleExpressionTimezone}.`);
  return { input, expression };
}

/** A schedule read back from where it was kept. */
export const readSchedule = (json: string): ScheduleInput => schedule.parse(JSON.parse(json));
