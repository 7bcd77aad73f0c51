import { api } from './api.ts';
import type { Clock } from './clock.ts';
import { element, part } from './element.ts';
import { CallFailed } from './failure.ts';
import { say } from './words.ts';
import type { BookName } from './wire.ts';

const BOOKS: readonly (readonly [BookName, string])[] = [
  ['service', '客服登记'],
  ['people', '人员'],
  ['finance', '财务'],
  ['rules', '规则'],
];
const WINDS = [
  ['PT1M', '+1 分'],
  ['PT10M', '+10 分'],
  ['PT30M', '+30 分'],
  ['P1D', '+1 天'],
] as const;
const ASK_MS = 5000;

/** Runs a call behind a button: the button rests meanwhile, and a failure is said. */
async function behind(box: HTMLElement, run: () => Promise<string>): Promise<void> {
  const buttons = [...box.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  box.dataset['busy'] = '';
  try {
    say(await run());
  } catch (error) {
    say(`没有做成：${error instanceof CallFailed ? error.message : String(error)}`);
  } finally {
    delete box.dataset['busy'];
    for (const button of buttons) button.disabled = false;
  }
}

async function settle(): Promise<string> {
  await api.settle();
  return '系统已看过所有表格。';
}

function clockBox(clock: Clock): HTMLElement {
  const [date, weekday, time] = [element('span', { class: 'date' }), element('span'), element('b')];
  const draw = () => {
    const words = clock.words();
    [date.textContent, weekday.textContent, time.textContent] = [words.date, words.weekday, words.time];
    winding.hidden = !clock.isWound;
    look.hidden = !clock.stands;
  };
  const ask = () => clock.ask().then(draw, () => undefined);
  const wind = (by: string) => async () => {
    await api.wind(by);
    await clock.ask();
    draw();
    return `时钟拨到 ${clock.words().date} ${clock.words().time}，期间该做的都已做完。`;
  };
  const button = (text: string, title: string, run: () => Promise<string>) =>
    element('button', { type: 'button', title, click: () => void behind(box, run) }, text);
  const winding = element('span', { class: 'winding', hidden: true }, ...WINDS.map(([by, text]) => button(text, `把时钟往前拨 ${text.slice(1)}`, wind(by))));
  const look = button('现在就看', '时钟停着时系统不会自己来看；点这里让它马上看一遍所有表格', settle);
  look.classList.add('look');
  const box = element('div', { class: 'clock' }, date, weekday, time, winding, look);
  draw();
  void ask();
  setInterval(draw, 1000);
  setInterval(() => void ask(), ASK_MS);
  return box;
}

/** What the head can ask of the page. */
export interface Head {
  readonly clock: Clock;
  readonly person: HTMLElement;
  readonly show: (book: BookName) => void;
  readonly help: () => void;
}

/** Draws the head: name, workbooks, clock, links and who is here. */
export function drawHead({ clock, person, show, help }: Head): void {
  const tabs = BOOKS.map(([name, text]) => element('button', { type: 'button', 'data-book': name, click: () => show(name) }, text));
  part('head').replaceChildren(
    element('strong', { class: 'brand' }, '登记台'),
    element('nav', { class: 'books', 'aria-label': '工作簿' }, ...tabs),
    element('span', { id: 'standing', 'data-kind': 'kept' }, '已保存'),
    element('span', { id: 'connection', hidden: true }, '连接中断，正在重连…'),
    element('span', { class: 'space' }),
    clockBox(clock),
    element(
      'nav',
      { class: 'links', 'aria-label': '其他页面' },
      element('a', { href: '/mail', target: '_blank' }, '信件'),
      element('a', { href: '/finance', target: '_blank' }, '财务'),
      element('button', { type: 'button', click: help }, '使用说明'),
    ),
    person,
  );
}

/** Marks the workbook on the screen. */
export function markBook(name: BookName): void {
  for (const tab of part('head').querySelectorAll<HTMLElement>('[data-book]')) tab.setAttribute('aria-current', String(tab.dataset['book'] === name));
  document.title = `${BOOKS.find(([book]) => book === name)?.[1] ?? ''} · 登记台`;
}
