import type { Day } from '../words/time.ts';
import { daysOf } from './days.ts';

/** The days of one year that the State Council's notice turns into rest days or workdays. */
export interface OfficialYear {
  readonly year: number;
  /** Number and address of the notice. */
  readonly source: string;
  readonly rest: readonly Day[];
  /** Make-up workdays, all on weekends. */
  readonly work: readonly Day[];
  /** SHA-256 of `year|rest days|make-up workdays`, days joined with commas; an edit by accident fails the test. */
  readonly checksum: string;
}

/**
 * Every year announced so far. Next year's notice (国务院办公厅关于…部分节假日安排的通知) came between 25 October and
 * 8 December in the years since 2019; adding it is one entry here, its checksum and a new calendar version.
 */
export const OFFICIAL_YEARS: readonly OfficialYear[] = [
  {
    year: 2024,
    source: '国办发明电〔2023〕7号, https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
    rest: daysOf(2024, '01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07'),
    work: daysOf(2024, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'),
    checksum: '5e1a2c5a2a53096db7a90662e7c03e64a99bf469a29d0235e9ab3ca45c9c3eb5',
  },
  {
    year: 2025,
    source: '国办发明电〔2024〕12号, https://www.gov.cn/zhengce/content/202411/content_6986382.htm',
    rest: daysOf(2025, '01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08'),
    work: daysOf(2025, '01-26 02-08 04-27 09-28 10-11'),
    checksum: '6e31e954028272975f827b1e1e4dc0dd6d3e93ddb9391494ac627c09dc1e91d8',
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号, https://www.gov.cn/zhengce/content/202511/content_7047090.htm',
    rest: daysOf(2026, '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07'),
    work: daysOf(2026, '01-04 02-14 02-28 05-09 09-20 10-10'),
    checksum: 'de5dd74693dd99013fefb89112ce9ef1216b7be7096c67f770b215ec1ed5bd8a',
  },
];
