import type { Day } from '../words/time.ts';
import { daysOf } from './days.ts';

/** 除夕 to 初三, 清明, 端午 and 中秋, which follow the lunar calendar and the sun. */
const MOVING: Readonly<Record<number, string>> = {
  2027: '02-05..02-08 04-05 06-09 09-15',
  2028: '01-25..01-28 04-04 05-28 10-03',
  2029: '02-12..02-15 04-04 06-16 09-22',
  2030: '02-02..02-05 04-05 06-05 09-12',
  2031: '01-22..01-25 04-05 06-24 10-01',
  2032: '02-10..02-13 04-04 06-12 09-19',
};

/** The law that names them. */
export const STATUTE = '全国年节及纪念日放假办法（2025-01-01 起施行）';

/**
 * The days off that the law itself names, for years whose notice is
 * still awaited: a letter must not go out on New Year's Day only because nobody has announced the bridges around it.
 */
export const STATUTORY_DAYS: readonly Day[] = Object.entries(MOVING).flatMap(([year, moving]) =>
  daysOf(Number(year), `01-01 ${moving} 05-01..05-02 10-01..10-03`),
);
