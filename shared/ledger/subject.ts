import type { Jurisdiction, PersonKind } from '../registers/company.ts';

/** Whom a fine concerns, as the company knew them when it was proposed. */
export interface Subject {
  /** 工号/编号 as text. */
  readonly no: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly department?: string;
  /** 用工地: which legal hints the line carries. */
  readonly jurisdiction?: Jurisdiction;
}
