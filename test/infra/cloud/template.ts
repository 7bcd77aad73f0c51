import type { Template } from 'aws-cdk-lib/assertions';
import type * as z from 'zod';

/** Values of a template as text: references become `<id>` and `<id.Attribute>` without CDK's hash, joins are joined. */
export function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `<${unhashed(String(value.Ref))}>`;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) {
    const [id, attribute] = value['Fn::GetAtt'];
    return `<${unhashed(String(id))}.${String(attribute)}>`;
  }
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [by, parts] = value['Fn::Join'];
    return Array.isArray(parts) ? parts.map(plain).join(String(by)) : '';
  }
  return JSON.stringify(value);
}

/** Properties of every resource of one type, by logical id without CDK's hash. */
export function resources<T extends z.ZodType>(template: Template, type: string, shape: T): Map<string, z.infer<T>> {
  const found = Object.entries(template.findResources(type));
  return new Map(found.map(([id, { Properties }]) => [unhashed(id), shape.parse(Properties)]));
}

const unhashed = (id: string) => id.replace(/[0-9A-F]{8}$/, '');
