import type { Company } from '../registers/company.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Instant } from '../words/time.ts';
import { directoryOf, lookupOf, type Bounces, type RowRemarks } from './people.ts';
import { calendarsOf } from './profiles.ts';
import { NO_IMPORTS, type References } from './reference.ts';
import { rulebookOf } from './rule-rows.ts';
import { workdaysOf } from './workdays.ts';

/** The company as the reference tabs describe it at a moment, with what is wrong in them. */
export interface CompanyView {
  readonly company: Company;
  readonly lookup: (knows: (number: string) => boolean) => Lookup;
  readonly remarks: { readonly people: RowRemarks; readonly departments: RowRemarks; readonly workdays: RowRemarks };
}

type ReadCompany = Omit<CompanyView, 'lookup'> & { readonly zone: string; readonly bounced: string };
/** No column of the reference tabs holds a moment that must be past, so what they say is the same whenever it is read. */
const atHand = new WeakMap<References, ReadCompany>();

/** Reads the company out of the reference tabs. Rows that cannot be understood are left out and remarked on. */
export function companyOf(references: References, zone: string, now: Instant, bounces: Bounces = {}): CompanyView {
  const had = atHand.get(references);
  const bounced = JSON.stringify(bounces);
  const read = had?.zone === zone && had.bounced === bounced ? had : { ...readCompany(references, zone, now, bounces), bounced };
  atHand.set(references, read);
  const { company, remarks } = read;
  return { company, remarks, lookup: (knows) => lookupOf(company.people, company.departments, zone, now, knows) };
}

function readCompany(references: References, zone: string, now: Instant, bounces: Bounces): Omit<ReadCompany, 'bounced'> {
  const directory = directoryOf(references.people, references.departments, zone, now, bounces);
  const workdays = workdaysOf(references.workdays, lookupOf(directory.people, directory.departments, zone, now, () => false));
  const { years: imported, version } = references.official ?? NO_IMPORTS;
  return {
    zone,
    company: {
      people: directory.people,
      departments: directory.departments,
      rules: rulebookOf(references.rules),
      ...calendarsOf({ zone, days: workdays.days, imported, version: `${references.workdays.version}${version > 0 ? `+${version}` : ''}` }),
    },
    remarks: { ...directory.remarks, workdays: workdays.remarks },
  };
}
