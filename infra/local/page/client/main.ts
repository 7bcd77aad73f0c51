import { api } from './api.ts';
import { Clock } from './clock.ts';
import { element, part } from './element.ts';
import { Page } from './workbook.ts';

/** Starts the page; what goes wrong before the grid stands is said in its place. */
async function start(): Promise<void> {
  const { workbooks } = await api.local();
  const page = new Page(workbooks, new Clock(Number(document.body.dataset['now'])));
  await page.start();
}

start().catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  part('grid').replaceChildren(
    element('p', { class: 'opening' }, `表格打不开：${why}。`, element('button', { type: 'button', click: () => location.reload() }, '再试一次')),
  );
});
