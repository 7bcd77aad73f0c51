import type { Company, Person, Role } from '../registers/company.ts';
import { holders, label } from '../registers/company.ts';
import type { LineFault } from './cells.ts';
import { faulty } from './cells.ts';
import type { Line } from './line.ts';
import type { Subject } from './subject.ts';

const OWN_DEPARTMENT = '人事行政部';
const FINAL: readonly Role[] = ['总经理', '董事长'];
const DECISION: readonly Role[] = ['人事行政部经理', ...FINAL];

function belongsTo(company: Company, department: string | undefined, to: string): boolean {
  const passed = new Set<string>();
  for (let name = department; name !== undefined && !passed.has(name); name = company.departments.get(name)?.parent) {
    if (name === to) return true;
    passed.add(name);
  }
  return false;
}

/** Roles that may decide on this subject: 人事行政部 does not judge its own people. */
function decidingRoles(company: Company, subject: Subject): readonly Role[] {
  const person = company.people.get(subject.no);
  const own = [subject.department, person?.department].some((department) => belongsTo(company, department, OWN_DEPARTMENT));
  return own || person?.roles.includes('人事行政部经理') === true ? FINAL : DECISION;
}

interface Bench {
  readonly roles: readonly Role[];
  /** Nobody judges in their own cause. */
  readonly barred: readonly string[];
  readonly act: '核定' | '终审';
}

function facts(company: Company, { roles, barred, act }: Bench, ruler: Person): Readonly<Record<string, string>> {
  const free = roles.flatMap((role) => holders(company, role)).find((person) => !barred.includes(person.no));
  return { typed: label(ruler), roles: roles.join('、'), act, example: free ? label(free) : roles.join('、') };
}

const holdsOne = (ruler: Person, roles: readonly Role[]): boolean => roles.some((role) => ruler.roles.includes(role));

/** Why this person may not decide on the line; undefined when they may. */
export function deciderFault(line: Line, ruler: Person, company: Company): LineFault | undefined {
  const { subject } = line.proposal;
  const bench: Bench = { roles: decidingRoles(company, subject), barred: [subject.no], act: '核定' };
  if (ruler.no === subject.no) return faulty('decider', 'ruler.self', facts(company, bench, ruler));
  return holdsOne(ruler, bench.roles) ? undefined : faulty('decider', 'ruler.role', facts(company, bench, ruler));
}

/** Why this person may not rule finally on the line, which `decider` has decided; undefined when they may. */
export function finalFault(line: Line, ruler: Person, decider: string, company: Company): LineFault | undefined {
  const bench: Bench = { roles: FINAL, barred: [line.proposal.subject.no, decider], act: '终审' };
  if (!holdsOne(ruler, FINAL)) return faulty('finalBy', 'ruler.role', facts(company, bench, ruler));
  if (ruler.no === line.proposal.subject.no) return faulty('finalBy', 'ruler.self', facts(company, bench, ruler));
  return ruler.no === decider ? faulty('finalBy', 'ruler.same', facts(company, bench, ruler)) : undefined;
}
