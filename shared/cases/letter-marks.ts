import type { ComplaintEvent, LetterFate, LetterMark } from './complaint.ts';
import type { Letter } from './letter.ts';
import type { Instant } from '../words/time.ts';

type Marks = readonly LetterMark[];

const numbers = (people: Letter['to']): readonly string[] => people.map(({ no }) => no).filter((no) => no !== '');

/** The mark of a letter that was decided on. */
export function markOf({ letter, at, text }: { readonly letter: Letter; readonly at: Instant; readonly text: string }): LetterMark {
  const cc = numbers(letter.cc);
  return { id: letter.id, at, text, to: numbers(letter.to), ...(cc.length === 0 ? {} : { cc }) };
}

/** Notes what became of letters. */
export const fatesIn = (letters: Marks, fates: readonly LetterFate[]): Marks =>
  letters.map((mark) => {
    const fate = fates.find(({ letter }) => letter === mark.id);
    if (!fate) return mark;
    const { letter: _, ...moments } = fate;
    return { ...mark, ...moments };
  });

/** Notes that a letter was kept back, whole or in part. */
export const withheldIn = (letters: Marks, { letter, at, whole }: Extract<ComplaintEvent, { type: 'withheld' }>): Marks =>
  letters.map((mark) => (mark.id === letter && whole ? { ...mark, text: `${mark.text}（未发：时限已停）`, withheldAt: at } : mark));

/** Notes that a letter came back, and what the next up was told. */
export function bouncedIn(letters: Marks, event: Extract<ComplaintEvent, { type: 'bounced' }>): Marks {
  const noted = letters.map((mark) => (mark.id === event.letter ? { ...mark, bounced: [...new Set([...(mark.bounced ?? []), event.no])] } : mark));
  const told = `${event.name} 退信`;
  return event.forwarded ? [...noted, markOf({ letter: event.forwarded, at: event.at, text: `${told}，转告${event.forwarded.to.map(({ name }) => name).join('、')}` })] : noted;
}
