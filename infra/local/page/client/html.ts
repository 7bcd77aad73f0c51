/** Reads the first table of HTML as spreadsheets copy it; a cell over several columns fills the first. Empty when there is none. */
export function htmlTable(html: string): string[][] {
  const rows = [...(new DOMParser().parseFromString(html, 'text/html').querySelector('table')?.rows ?? [])];
  return rows.map((row) =>
    [...row.cells].flatMap((cell) => {
      for (const end of cell.querySelectorAll('br')) end.replaceWith('\n');
      const text = (cell.textContent ?? '').replaceAll('\u00a0', ' ').trim();
      return [text, ...Array.from({ length: cell.colSpan - 1 }, () => '')];
    }),
  );
}
