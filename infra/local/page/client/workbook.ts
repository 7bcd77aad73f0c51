import { ICommandService } from '@univerjs/core';
import { api } from './api.ts';
import { capture } from './capture.ts';
import type { Clock } from './clock.ts';
import { editingAt } from './editing.ts';
import { openEngine } from './engine.ts';
import { Follower } from './follow.ts';
import { drawLooks } from './format.ts';
import { guard } from './guard.ts';
import { drawHead, markBook } from './head.ts';
import { Live } from './live.ts';
import { load } from './load.ts';
import type { Answers, Book } from './model.ts';
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
  readonly #clock: Clock;
  #follower: Follower | undefined;
  #live: Live | undefined;
  #outbox: Outbox;
  #name: BookName = 'service';
  #shows = 0;
  #units = 0;
  #heard = 0;

  constructor(ids: LocalInfo['workbooks'], clock: Clock) {
    const engine = openEngine();
    this.#ids = ids;
    this.#clock = clock;
    this.#session = { engine, commands: engine.injector.get(ICommandService), open: undefined, now: () => clock.serial(), say };
    this.#outbox = this.#outboxOf({ id: '', title: '', tabs: new Map() });
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
    const live = this.#listen(this.#ids[name]);
    this.#live = live;
    await live.open();
    const answers = await this.#read(this.#ids[name]);
    if (shown === this.#shows) this.#put(answers, tab);
  }

  #listen(id: string): Live {
    const live = new Live(id, {
      heard: (event) => {
        if (this.#live !== live) return;
        this.#heard++;
        this.#follower?.hear(event);
      },
      missed: () => void this.#reload(),
      connected: showConnection,
    });
    return live;
  }

  /** Reads a workbook; reads again when something changed meanwhile. */
  async #read(id: string): Promise<Answers> {
    const heard = this.#heard;
    const answers = await load(id);
    return heard === this.#heard ? answers : this.#read(id);
  }

  #put(answers: Answers, tab?: string): void {
    const { facade } = this.#session.engine;
    const book = bookOf(answers);
    const unit = `${book.id}.${++this.#units}`;
    if (this.#session.open) facade.disposeUnit(this.#session.open.unit);
    if (this.#session.open?.book.id !== book.id) this.#outbox = this.#outboxOf(book);
    this.#session.open = { book, unit };
    const workbook = facade.createWorkbook(snapshotOf(book, answers, unit));
    const sheet = tab === undefined ? null : workbook.getSheetByName(tab);
    if (sheet) workbook.setActiveSheet(sheet);
    lockTabs(facade, workbook);
    replay(this.#session, this.#outbox.waiting);
    this.#tabShown();
  }

  /** Each workbook has its own, so that what is typed while another one loads still goes where it was typed. */
  #outboxOf(first: Book): Outbox {
    const titleOf = (sheetId: number) => {
      const open = this.#session.open?.book;
      return (open?.id === first.id ? open : first).tabs.get(String(sheetId))?.title ?? '';
    };
    const outbox = new Outbox(
      async (changes) => {
        for (const { path, body } of writesOf(changes, titleOf)) await api.write(first.id, path, body);
      },
      (standing) => showStanding(standing, { retry: () => outbox.now(), giveUp: () => this.#giveUp(outbox) }),
    );
    return outbox;
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
    this.#follower = new Follower(this.#session, () => this.#outbox, () => void this.#reload());
    facade.addEvent(facade.Event.ActiveSheetChanged, () => this.#tabShown());
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.#outbox.waiting.length > 0) event.preventDefault();
    });
  }

  #tabShown(): void {
    drawSteps(this.#session);
    history.replaceState(null, '', `#${this.#name}/${encodeURIComponent(activeTab(this.#session)?.title ?? '')}`);
  }

  /** Reads the workbook again where only a fresh read shows what happened; not while somebody types. */
  async #reload(): Promise<void> {
    const shown = this.#shows;
    const answers = await this.#read(this.#ids[this.#name]);
    if (shown !== this.#shows) return;
    if (editingAt(this.#session)) return this.#follower?.renewLater();
    const view = viewOf(this.#session);
    this.#put(answers, view.tab);
    restoreView(this.#session, view);
    drawSteps(this.#session);
  }

  #giveUp(outbox: Outbox): void {
    outbox.drop();
    void this.#reload();
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
