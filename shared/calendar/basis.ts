import type { Sentence } from '../words/sentence.ts';

/** What decides whether a day works, in words. A day of the week in a year whose notice is still awaited may turn out otherwise. */
export const DAY_BASES = {
  week: { zh: '平日', en: 'ordinary week' },
  official: { zh: '官方放假安排', en: 'official notice' },
  statutory: { zh: '法定假日，放假安排未公布', en: 'day off by law, notice awaited' },
  awaited: { zh: '平日，放假安排未公布', en: 'ordinary week, notice awaited' },
  company: { zh: '公司工作日历', en: 'company calendar' },
} as const satisfies Record<string, Sentence>;

/** What decides whether a day works. */
export type DayBasis = keyof typeof DAY_BASES;
