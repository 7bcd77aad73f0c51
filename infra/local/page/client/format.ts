import type { IStyleData } from '@univerjs/core';
import { InterceptorEffectEnum, WrapStrategy } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';
import { styleOf } from './looks.ts';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import { reader, tabOf } from './session.ts';
import type { ReadCell } from './conditions.ts';

/** Above the component's own number formats (10) and validations (9), so that those see the column's style. */
const BEFORE_NUMBER_FORMATS = 100;

const BODY: IStyleData = { vt: 2, pd: { l: 6, r: 6, t: 0, b: 0 } };
/** Rows stay of one height, so that many are in sight; the formula bar shows a long text whole. */
const ONE_LINE: IStyleData = { tb: WrapStrategy.CLIP };
const HEADER: IStyleData = { ...BODY, bl: 1, tb: 3, bg: { rgb: '#e9f0ed' }, cl: { rgb: '#1f2d29' } };

/** Looks by column and by the rules that hold, made once each. */
class Looks {
  readonly #made = new Map<string, IStyleData>();
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  at(row: number, column: number, read: ReadCell): IStyleData {
    if (row < this.#tab.headerRows) return this.#once(`h${column}`, () => ({ ...HEADER, ...this.#tab.columns[column]?.header }));
    const holding = this.#tab.rules.flatMap((rule, index) => (rule.covers(row, column) && rule.holds(read, row, column) ? [index] : []));
    return this.#once(`${column}:${holding.join(',')}`, () => this.#body(column, holding));
  }

  #once(key: string, make: () => IStyleData): IStyleData {
    const style = this.#made.get(key) ?? make();
    this.#made.set(key, style);
    return style;
  }

  /** An earlier rule wins over a later one, part by part, as in Google Sheets. */
  #body(column: number, holding: readonly number[]): IStyleData {
    const styles = holding.toReversed().map((index) => styleOf(this.#tab.rules[index]?.format ?? {}));
    return Object.assign({}, BODY, this.#tab.columns[column]?.body, ...styles, ONE_LINE);
  }
}

/**
 * Draws registers: each cell's look is a function of its column and of the rules that hold, so rows inserted or sorted look right.
 * The component's own conditional formats take a minute to follow a sort of 2,000 rows.
 */
export function drawLooks(session: Session): void {
  const made = new WeakMap<Tab, Looks>();
  const looksOf = (tab: Tab) => {
    const looks = made.get(tab) ?? new Looks(tab);
    made.set(tab, looks);
    return looks;
  };
  session.engine.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    id: 'register-looks',
    priority: BEFORE_NUMBER_FORMATS,
    effect: InterceptorEffectEnum.Style | InterceptorEffectEnum.Value,
    handler: (cell, place, next) => {
      const tab = tabOf(session, place.unitId, place.subUnitId);
      if (!tab?.register) return next(cell);
      return next({ ...cell, s: looksOf(tab).at(place.row, place.col, reader(place.worksheet)) });
    },
  });
}
