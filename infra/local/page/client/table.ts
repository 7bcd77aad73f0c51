/** Reads tab-separated text as spreadsheets copy it: cells with newlines or tabs are quoted, a last newline ends the last row. */
export function table(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gy;
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let end = ''; cell.lastIndex <= plain.length; ) {
    const parts = cell.exec(plain);
    if (!parts) break;
    rows.at(-1)?.push(parts[1]?.replaceAll('""', '"') ?? parts[2] ?? '');
    end = parts[3] ?? '';
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}
