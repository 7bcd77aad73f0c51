import { ICommandService, IUndoRedoService } from '@univerjs/core';
import { api } from './api.ts';
import { readAsks } from './asking.ts';
import { capture } from './capture.ts';
import type { Change } from './changes.ts';
import { isTyping } from './changes.ts';
import { followed } from './clip.ts';
import type { Clock } from './clock.ts';
import { editedText, editingAt } from './editing.ts';
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
import { movedRow } from './rebase.ts';
import { replay } from './replay.ts';
import { keepEditing, shifts, takeFresh } from './resync.ts';
import { Sender } from './sender.ts';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';
import { snapshotOf } from './snapshot.ts';
import { stampMoments } from './stamp.ts';
import { drawSteps } from './steps.ts';
import { lockTabs } from './tabs.ts';
import { readTyping } from './typing.ts';
import { Undo } from './undo.ts';
import { restoreView, viewOf } from './view.ts';
import type { BookName, LocalInfo } from './wire.ts';
import { say, showConnection, showLost, showStanding } from './words.ts';

const HELP = '使用说明';
const NAMES = ['service', 'people', 'finance', 'rules'] as const;
const AGAIN_MS = 1000;

/** The page: one workbook on the screen at a time, followed live. */
export class Page {
  readonly #ids: LocalInfo['workbooks'];
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #follower: Follower;
  #live: Live | undefined;
  #outbox: Outbox;
  #name: BookName = 'service';
  #shows = 0;
  #units = 0;
  #isReading = false;

  constructor(ids: LocalInfo['workbooks'], clock: Clock) {
    const engine = openEngine();
    const commands = engine.injector.get(ICommandService);
    this.#ids = ids;
    this.#clock = clock;
    this.#session = { engine, commands, open: undefined, clip: undefined, now: () => clock.serial(), say };
    this.#follower = new Follower(this.#session, {
      outbox: () => this.#outbox,
      renew: (own) => void this.#reload(own),
      bereft: (text) => text.trim() !== '' && showLost([text]),
      moved: (tab, op, isOwn) => {
        this.#session.clip &&= followed(this.#session.clip, tab, op);
        if (!isOwn) this.#undo?.follow(this.#session.open?.unit ?? '', tab.id, (row) => movedRow(row, op));
      },
    });
    this.#outbox = this.#outboxOf({ id: '', title: '', tabs: new Map(), layout: '' });
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
    this.#follower.forget();
    await live.open();
    const answers = await load(this.#ids[name]);
    if (shown !== this.#shows) return;
    this.#put(answers, bookOf(answers), tab);
    this.#follower.resume(answers.rev);
  }

  #listen(id: string): Live {
    const live = new Live(id, {
      heard: (event) => this.#live === live && this.#follower.hear(event),
      missed: () => void this.#reload(false),
      connected: showConnection,
    });
    return live;
  }

  get #undo(): Undo | undefined {
    const undo = this.#session.engine.injector.get(IUndoRedoService);
    return undo instanceof Undo ? undo : undefined;
  }

  #put(answers: Answers, book: Book, tab?: string): void {
    const { facade } = this.#session.engine;
    const unit = `${book.id}.${++this.#units}`;
    const before = this.#session.open;
    if (before) facade.disposeUnit(before.unit);
    if (before?.book.id === book.id) this.#undo?.carry(before.unit, unit);
    else this.#outbox = this.#outboxOf(book);
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
    const book = () => {
      const open = this.#session.open?.book;
      return open?.id === first.id ? open : first;
    };
    const sender = new Sender(this.#session, book, () => this.#follower.rev);
    const outbox = new Outbox({
      send: (due) => sender.send(due),
      done: (ask, ops) => sender.done(ask, ops),
      tell: (standing) => showStanding(standing, { retry: () => outbox.now(), giveUp: () => this.#giveUp(outbox) }),
      refused: (change, why) => this.#refused(change, why),
      lost: (changes) => this.#lost(changes),
    });
    return outbox;
  }

  #refused(change: Change, why: string): void {
    if (!isTyping(change)) say(`没有做成：${why}`);
    void this.#reload(false);
  }

  /** What waits lost its row: typing is shown, so that it can be written elsewhere. */
  #lost(changes: readonly Change[]): void {
    const texts = changes.flatMap((change) => (change.kind === 'values' ? change.values.flat() : change.kind === 'note' ? [change.note] : []));
    const written = texts.flatMap((text) => (text === null || text === '' ? [] : [String(text)]));
    if (written.length > 0) showLost(written);
    if (changes.some((change) => !isTyping(change))) say('别人刚动过这些行，请看清楚再做一次。');
  }

  /** What works on any workbook is attached once, after the component has its first one. What is asked comes first: it may stop an undo. */
  #attach(): void {
    const { facade } = this.#session.engine;
    readAsks(this.#session, () => this.#outbox);
    drawLooks(this.#session);
    readTyping(this.#session);
    readPastes(this.#session, (ask) => this.#outbox.push([ask]));
    guard(this.#session);
    stampMoments(this.#session);
    capture(this.#session, (changes) => this.#outbox.push(changes));
    this.#follower.attach();
    facade.addEvent(facade.Event.ActiveSheetChanged, () => this.#tabShown());
    globalThis.addEventListener('beforeunload', (event) => {
      if (this.#outbox.waiting.length > 0) event.preventDefault();
    });
  }

  #tabShown(): void {
    drawSteps(this.#session);
    history.replaceState(null, '', `#${this.#name}/${encodeURIComponent(activeTab(this.#session)?.title ?? '')}`);
  }

  /** Reads the workbook again where only a fresh read shows what happened; `own` when nothing but a change of this page did. */
  async #reload(own: boolean): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#follower.pause();
    const shown = this.#shows;
    const answers = await load(this.#ids[this.#name]).catch(() => undefined);
    this.#isReading = false;
    if (shown !== this.#shows) return;
    if (answers) this.#take(answers, own);
    else setTimeout(() => void this.#reload(false), AGAIN_MS);
  }

  /** Shows a fresh read: cell by cell where only cells and rows differ, else anew, which closes the editor and so waits for it. */
  #take(answers: Answers, own: boolean): void {
    const book = bookOf(answers);
    const isSame = book.layout === this.#session.open?.book.layout;
    if (!isSame && editingAt(this.#session)) return this.#follower.renewLater();
    const [found, text] = [shifts(this.#session, book, answers), editedText(this.#session)];
    const isStill = found.every(({ still }) => still);
    if (!keepEditing(this.#session, found) && text.trim() !== '') showLost([text]);
    for (const { tab, places } of found) this.#outbox.move(tab.sheetId, places);
    if (!isStill) this.#session.clip = undefined;
    if (!isStill && !(own && answers.rev === this.#follower.rev + 1)) this.#undo?.clearUndoRedo(this.#session.open?.unit ?? '');
    if (isSame) {
      takeFresh(this.#session, book, answers, (tab, row, column, cell) => this.#follower.holds(tab, row, column, cell));
      replay(this.#session, this.#outbox.waiting);
    } else {
      const view = viewOf(this.#session);
      this.#put(answers, book, view.tab);
      restoreView(this.#session, view);
      drawSteps(this.#session);
    }
    this.#follower.resume(answers.rev);
  }

  #giveUp(outbox: Outbox): void {
    outbox.drop();
    void this.#reload(false);
  }

  /** Goes to 使用说明, in this workbook or in the first that has it. */
  async #help(): Promise<void> {
    for (const name of [this.#name, ...NAMES]) {
      const { body } = await api.layout(this.#ids[name]);
      if (!body.sheets?.some((sheet) => sheet.properties.title === HELP)) continue;
      const workbook = this.#session.engine.facade.getActiveWorkbook();
      const sheet = name === this.#name ? workbook?.getSheetByName(HELP) : undefined;
      if (sheet) workbook?.setActiveSheet(sheet);
      else await this.show(name, HELP);
      return;
    }
    say('还没有「使用说明」这一页。');
  }
}
