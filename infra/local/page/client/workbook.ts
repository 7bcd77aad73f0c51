import { ICommandService } from '@univerjs/core';
import { api } from './api.ts';
import { capture } from './capture.ts';
import type { Clock } from './clock.ts';
import { openEngine } from './engine.ts';
import { Follower } from './follow.ts';
import { drawLooks } from './format.ts';
import { guard } from './guard.ts';
import { drawHead, markBook } from './head.ts';
import { Live } from './live.ts';
import { load } from './load.ts';
import { bookOf } from './model.ts';
import { Outbox } from './outbox.ts';
import { readPastes } from './paste.ts';
import { personBox } from './person.ts';
import { replay } from './replay.ts';
import { writesOf } from './requests.ts';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';
import { snapshotOf } from './snapshot.ts';
import { stampMoments } from './stamp.ts';
import { drawSteps } from './steps.ts';
import { lockTabs } from './tabs.ts';
import { readTyping } from './typing.ts';
import { restoreView, viewOf } from './view.ts';
import type { BookName, LocalInfo } from './wire.ts';
import { say, showConnection, showStanding } from './words.ts';

const HELP = '使用说明';
const NAMES = ['service', 'people', 'finance', 'rules'] as const;

/** The page: one workbook on the screen at a time, followed live. */
export class Page {
  readonly #ids: LocalInfo['workbooks'];
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  #follower: Follower | undefined;
  #live: Live | undefined;
  #name: BookName = 'service';
  #shows = 0;
  #units = 0;
  #heard = 0;

  constructor(ids: LocalInfo['workbooks'], clock: Clock) {
    const engine = openEngine();
    this.#ids = ids;
    this.#clock = clock;
    this.#session = { engine, commands: engine.injector.get(ICommandService), open: undefined, now: () => clock.serial(), say };
    this.#outbox = new Outbox(
      (changes) => this.#send(changes),
      (standing) => showStanding(standing, { retry: () => this.#outbox.now(), giveUp: () => this.#giveUp() }),
    );
  }

  /** Draws the head, opens the workbook that the address names, and starts listening. */
  async start(): Promise<void> {
    drawHead({ clock: this.#clock, person: personBox(this.#ids.rules), show: (name) => void this.show(name), help: () => void this.#help() });
    const [name, tab] = decodeURIComponent(location.hash.slice(1)).split('/');
    await this.show(NAMES.find((known) => known === name) ?? 'service', tab);
    this.#attach();
    if (new URLSearchParams(location.search).has('debug')) Object.assign(globalThis, { univerAPI: this.#session.engine.facade });
  }

  /** Puts a workbook on the screen, at a tab if one is named; what was typed before is sent first. */
  async show(name: BookName, tab?: string): Promise<void> {
    if (this.#outbox.waiting.length > 0 && name !== this.#name) return say('还有改动没有保存，保存后才能换工作簿。');
    this.#live?.close();
    this.#name = name;
    markBook(name);
    const shown = ++this.#shows;
    const live = new Live(this.#ids[name], {
      heard: (event) => {
        this.#heard++;
        if (this.#live === live) this.#follower?.hear(event);
      },
      missed: () => void this.#reload(),
      connected: showConnection,
    });
    await live.open();
    await this.#fill(this.#ids[name], tab);
    if (shown !== this.#shows) return live.close();
    this.#live = live;
  }

  /** Reads and shows; reads again when something changed meanwhile. */
  async #fill(id: string, tab?: string): Promise<void> {
    const heard = this.#heard;
    const answers = await load(id);
    if (heard !== this.#heard) return this.#fill(id, tab);
    const { facade } = this.#session.engine;
    const unit = `${id}.${++this.#units}`;
    const book = bookOf(answers);
    if (this.#session.open) facade.disposeUnit(this.#session.open.unit);
    this.#session.open = { book, unit };
    const workbook = facade.createWorkbook(snapshotOf(book, answers, unit));
    const sheet = tab === undefined ? null : workbook.getSheetByName(tab);
    if (sheet) workbook.setActiveSheet(sheet);
    lockTabs(facade, workbook);
    replay(this.#session, this.#outbox.waiting);
    this.#tabShown();
  }

  /** What works on any workbook is attached once, after the component has its first one. */
  #attach(): void {
    const { facade } = this.#session.engine;
    drawLooks(this.#session);
    readTyping(this.#session);
    readPastes(this.#session);
    guard(this.#session);
    stampMoments(this.#session);
    capture(this.#session, (changes) => this.#outbox.push(changes));
    this.#follower = new Follower(this.#session, this.#outbox, () => void this.#reload());
    facade.addEvent(facade.Event.ActiveSheetChanged, () => this.#tabShown());
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.#outbox.waiting.length > 0) event.preventDefault();
    });
  }

  #tabShown(): void {
    drawSteps(this.#session);
    history.replaceState(null, '', `#${this.#name}/${encodeURIComponent(activeTab(this.#session)?.title ?? '')}`);
  }

  /** Reads the workbook again where only a fresh read shows what happened. */
  async #reload(): Promise<void> {
    const view = viewOf(this.#session);
    await this.#fill(this.#ids[this.#name], view.tab);
    restoreView(this.#session, view);
    drawSteps(this.#session);
  }

  #giveUp(): void {
    this.#outbox.drop();
    void this.#reload();
  }

  async #send(changes: Parameters<typeof writesOf>[0]): Promise<void> {
    const { book } = this.#session.open ?? {};
    const titleOf = (sheetId: number) => book?.tabs.get(String(sheetId))?.title ?? '';
    for (const { path, body } of writesOf(changes, titleOf)) await api.write(this.#ids[this.#name], path, body);
  }

  /** Goes to 使用说明, in this workbook or in the first that has it. */
  async #help(): Promise<void> {
    for (const name of [this.#name, ...NAMES]) {
      const layout = await api.layout(this.#ids[name]);
      if (!layout.sheets?.some((sheet) => sheet.properties.title === HELP)) continue;
      const workbook = this.#session.engine.facade.getActiveWorkbook();
      const sheet = name === this.#name ? workbook?.getSheetByName(HELP) : undefined;
      if (sheet) workbook?.setActiveSheet(sheet);
      else await this.show(name, HELP);
      return;
    }
    say('还没有「使用说明」这一页。');
  }
}
