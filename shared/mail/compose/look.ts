/** Colours of each tone, all above 4.5 : 1 on their paper. */
export const COLOURS = {
  calm: { ink: '#1d4f91', paper: '#e8f0fb' },
  soon: { ink: '#8a5a00', paper: '#fdf3dc' },
  over: { ink: '#a4262c', paper: '#fdecec' },
} as const;

/** Fonts that phones and desktops of the region have. Single quotes: this stands inside an attribute. */
export const FONT = "font-family:-apple-system,BlinkMacSystemFont,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif";

/** Attributes of a table that only lays out. */
export const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** An element with an inline style, given as declarations; `inner` is HTML already. */
export const element = (head: string, style: readonly string[], inner: string): string =>
  `<${head} style="${style.join(';')}">${inner}</${head.split(' ', 1)[0] ?? ''}>`;
