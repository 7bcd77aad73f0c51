import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { plain, resources } from './template.ts';

const listed = z.unknown().transform((value) => (Array.isArray(value) ? value : [value]).map(plain));
const policy = z.object({
  Roles: z.array(z.unknown().transform(plain)),
  PolicyDocument: z.object({ Statement: z.array(z.object({ Action: listed, Resource: listed })) }),
});

/** What each role may do: role -> `action on resource`, sorted. */
export function permissions(template: Template): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { Roles, PolicyDocument } of resources(template, 'AWS::IAM::Policy', policy).values()) {
    const may = PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((on) => `${action} on ${on}`)),
    );
    for (const role of Roles) found.set(role, [...(found.get(role) ?? []), ...may].toSorted());
  }
  return found;
}
