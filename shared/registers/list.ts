import { COMPLAINTS } from './complaints.ts';
import { FINES } from './fines.ts';
import { DEPARTMENTS, PEOPLE, RULES, WORKDAYS } from './references.ts';
import type { Register, WorkbookKey } from './register.ts';

/** Every register, in the order in which its tab stands in its workbook. */
export const REGISTERS: readonly Register[] = [COMPLAINTS, FINES, PEOPLE, DEPARTMENTS, RULES, WORKDAYS];

/** The registers of one workbook. */
export const registersOf = (workbook: WorkbookKey): readonly Register[] => REGISTERS.filter((register) => register.workbook === workbook);

/** The register with this key. Throws on an unknown key: a bug. */
export function registerOf(key: string): Register {
  const register = REGISTERS.find((it) => it.key === key);
  if (!register) throw new Error(`no register ${key}`);
  return register;
}
