const VOID = new Set(['meta', 'br', 'input']);
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': '\u00a0',
};

const bare = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, '').replace(/<style>[\s\S]*?<\/style>/g, '<style></style>');

/** Every tag with the names of its attributes, in order: what markup can do, whatever its text says. */
export function skeleton(html: string): string[] {
  const tags = bare(html).match(/<[^>]*>/g) ?? [];
  return tags.filter((tag) => tag !== '<br>').map((tag) => tag.replace(/="[^"]*"/g, '=""'));
}

/** What is left open, or closed without having been opened; empty for balanced markup. */
export function imbalance(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of bare(html).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (VOID.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(`</${name}>`);
  }
  return [...wrong, ...open];
}

/** What a reader of the page sees, without any white space. */
export const seen = (html: string): string => unspaced(decode(bare(html).replace(/<title>.*?<\/title>/, '').replace(/<[^>]*>/g, '')));

/** Where the links of a page lead. */
export const hrefs = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => decode(url));

export const unspaced = (text: string): string => text.replace(/\s/g, '');

const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (it) => ENTITIES[it] ?? it);
