/**
 * What a learner asks of the notebook by a key or by "Commands". The answers come with the first question, so questions wait here
 * until then, in order: nothing pressed is lost. Small, because it is in the page's first script.
 */
import { Signal } from './signal.ts';

export type Asked = KeyboardEvent | 'commands';

/** Whether it did something: the browser then does nothing of its own. */
type Answer = (asked: Asked) => boolean;

export class NotebookDoor {
  readonly signal = new Signal();
  #waiting: Asked[] = [];
  #answer: Answer | null = null;

  readonly isAsked = (): boolean => this.#waiting.length > 0 || this.#answer !== null;

  readonly ask: Answer = (asked) => {
    if (this.#answer) return this.#answer(asked);
    this.#waiting.push(asked);
    this.signal.notify();
    return true;
  };

  answerWith(answer: Answer): void {
    this.#answer = answer;
    for (const asked of this.#waiting.splice(0)) answer(asked);
  }
}

/** Whether a key may be a command: on a chosen cell; with modifiers also while its text is edited. */
export function mayBeCommand({ defaultPrevented, target, key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (defaultPrevented || !(target instanceof Element) || !target.closest('[id^=cell-],[aria-label=Notebook]')) return false;
  const chosen = target.closest('input,select,textarea,[role=textbox]') ? null : target.closest('[data-block],[data-fold],[id^=cell-] header');
  if (ctrlKey || metaKey) return shiftKey && (/^[pf_-]$/i.test(key) || (chosen !== null && /^Arrow(Up|Down)$/.test(key)));
  return altKey ? key === 'Enter' : chosen !== null && /^([a-z0?]|Arrow(Up|Down))$/i.test(key);
}
