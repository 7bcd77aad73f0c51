import type { Company } from '../registers/company.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Instant } from '../words/time.ts';
import { directoryOf, lookupOf, type RowRemarks } from './people.ts';
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

/** Reads the company out of the reference tabs. Rows that cannot be understood are left out and remarked on. */
export function companyOf(references: References, zone: string, now: Instant): CompanyView {
  const directory = directoryOf(references.people, references.departments, zone, now);
  const lookup = (knows: (number: string) => boolean) => lookupOf(directory.people, directory.departments, zone, now, knows);
  const workdays = workdaysOf(references.workdays, lookup(() => false));
  const { years: imported, version } = references.official ?? NO_IMPORTS;
  return {
    company: {
      people: directory.people,
      departments: directory.departments,
      rules: rulebookOf(references.rules),
      ...calendarsOf({ zone, days: workdays.days, imported, version: `${references.workdays.version}${version > 0 ? `+${version}` : ''}` }),
    },
    lookup,
    remarks: { ...directory.remarks, workdays: workdays.remarks },
  };
}
