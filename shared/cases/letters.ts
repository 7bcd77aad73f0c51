import { createHash } from 'node:crypto';
import { languageOf } from '../registers/company.ts';
import { defined, type Basis } from './basis.ts';
import type { Addressee, CaseBrief } from './letter-parts.ts';
import type { Party } from './parties.ts';

/** The deterministic id of a letter: the same record and the same reasons make the same letter. */
export const letterId = (record: string, reasons: readonly string[]): string =>
  `${record}.${createHash('sha256').update([...reasons].toSorted().join('\n')).digest('hex').slice(0, 20)}`;

/** People as a letter addresses them. */
export const addressees = (parties: readonly Party[]): readonly Addressee[] =>
  parties.map(({ person, role, standsFor }) => {
    const language = languageOf(person);
    return {
      no: person.no, name: person.name, role,
      ...defined({ address: person.email, standsFor: standsFor?.name, bounced: person.bounced, language: language === 'zh-CN' ? undefined : language }),
    };
  });

/** What a letter may tell of a complaint. */
export function briefOf({ facts, complainedAt }: Basis): CaseBrief {
  const hidden = [facts.phone, facts.address].filter((text) => text !== undefined);
  return {
    customer: facts.customer ?? '', content: facts.content ?? '', complainedAt, hidden,
    ...defined({ type: facts.type, department: facts.department, contract: facts.contract }),
  };
}
