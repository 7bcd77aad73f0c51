import type { Instant } from '../../shared/words/time.ts';

interface Entry<T> {
  readonly at: Instant;
  readonly nth: number;
  readonly task: T;
}

/** What is to be done when, the earliest first and of one moment the first that was noted (a binary heap). */
export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];
  #count = 0;

  add(at: Instant, task: T): void {
    const heap = this.#heap;
    heap.push({ at, nth: (this.#count += 1), task });
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#swapped(parent, child)) return;
      child = parent;
    }
  }

  /** Takes the next one out. */
  next(): Entry<T> | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) heap[0] = last;
    for (let parent = 0; ; ) {
      const children = [2 * parent + 1, 2 * parent + 2].filter((index) => index < heap.length);
      const least = children.toSorted((a, b) => this.#order(a, b))[0];
      if (least === undefined || !this.#swapped(parent, least)) return first;
      parent = least;
    }
  }

  #order(a: number, b: number): number {
    const [left, right] = [this.#heap[a], this.#heap[b]];
    return left && right ? left.at - right.at || left.nth - right.nth : 0;
  }

  #swapped(parent: number, child: number): boolean {
    const [above, below] = [this.#heap[parent], this.#heap[child]];
    if (!above || !below || this.#order(parent, child) <= 0) return false;
    this.#heap[parent] = below;
    this.#heap[child] = above;
    return true;
  }
}
