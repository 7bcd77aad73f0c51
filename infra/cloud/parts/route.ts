/** Splits a roster route, `GET /finance`, into the two halves that API Gateway wants. */
export function route(text: string): { method: 'GET' | 'HEAD' | 'POST'; path: string } {
  const [method, path] = text.split(' ');
  if ((method !== 'GET' && method !== 'HEAD' && method !== 'POST') || path === undefined) throw new Error(`not a route: ${text}`);
  return { method, path };
}
