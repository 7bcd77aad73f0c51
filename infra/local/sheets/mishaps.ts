const ROWS: readonly string[] = ['values', 'rowData', 'rowMetadata'];

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !isList(value);

/** A list of rows: of values (lists) or of a grid (objects), not the cells of one row of a grid. */
const isRows = (name: string, value: unknown): value is readonly unknown[] =>
  ROWS.includes(name) && isList(value) && (name !== 'values' || value.every(isList));

/** A reply to a read from which rows are missing: the last half of them (at least one), or all with their key. */
export function shortened(reply: unknown, whole: boolean): unknown {
  if (isList(reply)) return reply.map((each) => shortened(each, whole));
  if (!isFields(reply)) return reply;
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(reply)) {
    if (!isRows(name, value)) kept[name] = shortened(value, whole);
    else if (!whole && value.length > 1) kept[name] = value.slice(0, Math.floor(value.length / 2));
  }
  return kept;
}

/** Sentences as Google has been seen to put them for a Spanish account; the protected cell is the one reported. */
const SPANISH: readonly (readonly [RegExp, string])[] = [
  [
    /protected cell or object/,
    'Estás intentando editar una celda o un objeto protegidos. Ponte en contacto con el propietario de la hoja de cálculo para eliminar la protección si necesitas realizar cambios.',
  ],
  [/does not have permission|sufficient permissions/, 'El llamante no tiene permiso'],
  [/not found/i, 'No se ha encontrado la entidad solicitada.'],
  [/Unable to parse range/, 'No se puede analizar el intervalo.'],
  [/Quota exceeded/, 'Se ha superado la cuota.'],
  [/already exists/, 'Ya existe una hoja con este nombre. Introduce otro nombre.'],
];

/** The sentence of a refusal in another language; the prefix that names the request stays, as do code, status and details. */
export function localised(message: string): string {
  const [prefix = ''] = /^Invalid [\w[\].]+: /.exec(message) ?? [];
  return prefix + (SPANISH.find(([shape]) => shape.test(message))?.[1] ?? 'La solicitud contiene un argumento no válido.');
}

/** What stands where JSON should be when something in between answers. */
export const GARBAGE = '<!DOCTYPE html><html lang="en"><title>Error 502 (Server Error)!!1</title><p>That’s an error.</html>';
