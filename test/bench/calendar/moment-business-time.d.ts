/** The part of moment with business hours that the bench asks; the package has no types of its own. */
declare module 'moment-business-time' {
  interface Moment {
    addWorkingTime(amount: number, unit: 'minutes'): Moment;
    workingDiff(other: Moment, unit: 'minutes', exact: boolean): number;
    valueOf(): number;
  }
  const moment: {
    (at: number): Moment;
    updateLocale(name: string, settings: { readonly workinghours: Readonly<Record<string, readonly string[] | null>>; readonly holidays: readonly string[] }): void;
  };
  export default moment;
}
