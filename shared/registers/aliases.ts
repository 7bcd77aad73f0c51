/** Other words for 是 and 否. */
export const YES_NO = { '√': '是', '✓': '是', yes: '是', y: '是', '×': '否', '✗': '否', no: '否', n: '否' } as const;

/** Other words for 其他. */
export const OTHER = { 其它: '其他' } as const;
