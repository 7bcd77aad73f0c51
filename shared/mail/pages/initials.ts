import { escape } from '../compose/escape.ts';
/** What the form of a signed page asks. */
interface InitialsForm {
  readonly label: string;
  readonly button: string;
  /** What was typed, shown again after a refusal. */
  readonly typed?: string;
}

/**
 * A form that posts `initials` to the page's own address. Link scanners follow links and some submit forms; only a
 * person types a name, so nothing is filled in beforehand.
 */
export const initialsForm = ({ label, button, typed }: InitialsForm): string =>
  [
    '<form method="post">',
    `<label for="initials">${escape(label)}</label>`,
    '<p class="hint" id="hint">1 到 10 个字，例如：李四 · <span lang="en">your initials, 1 to 10 characters</span></p>',
    '<input type="text" id="initials" name="initials" required pattern=".{1,10}" autocomplete="off" autocapitalize="off"',
    ` spellcheck="false" aria-describedby="hint" value="${escape(typed ?? '')}"><br>`,
    `<button type="submit">${escape(button)}</button>`,
    '</form>',
  ].join('\n');
