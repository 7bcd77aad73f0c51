import { api, DEFAULT_USER, iAm, me } from './api.ts';
import { element } from './element.ts';

/** What a request header can carry. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/** Name and address of everybody in 人员 who has one. */
async function people(rulesId: string): Promise<[string, string][]> {
  const [titles = [], ...rows] = (await api.values(rulesId, '人员!A1:Z2000')).values ?? [];
  const [name, address] = [titles.indexOf('姓名'), titles.indexOf('邮箱')];
  const known = rows.map((row): [string, string] => [`${row[name] ?? ''}`, `${row[address] ?? ''}`]);
  return known.filter(([, mail]) => HEADER_SAFE.test(mail));
}

/** The box that says who is typing: the people of 人员 by name; their address goes with every write. */
export function personBox(rulesId: string): HTMLElement {
  const choose = element('select', { 'aria-label': '我是', change: () => iAm(choose.value) });
  const fill = (known: readonly (readonly [string, string])[]) => {
    const options = [['值班员', DEFAULT_USER] as const, ...known];
    if (!options.some(([, address]) => address === me())) options.push([me(), me()]);
    choose.replaceChildren(...options.map(([name, address]) => element('option', { value: address, selected: address === me() }, name)));
  };
  fill([]);
  people(rulesId).then(fill, () => undefined);
  return element('label', { class: 'person' }, '我是', choose);
}
