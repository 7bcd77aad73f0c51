import type { FaultSet } from './faults.ts';
import type { Author, Shelf } from './shelf.ts';

/** One request to the API, taken apart; a method answers with the body of its reply. */
export interface Call {
  readonly shelf: Shelf;
  readonly faults: FaultSet;
  readonly author: Author;
  /** Decoded variable parts of the path, in order. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A reply that is no JSON. */
export class Media {
  readonly type: string;
  readonly text: string;

  constructor(type: string, text: string) {
    this.type = type;
    this.text = text;
  }
}

/** A method of the API: the class it counts in, and the fields it answers with unless a call names others. */
export interface Method {
  readonly quota: 'read' | 'write' | 'none';
  /** What the caller must be allowed to do to the file that the path begins with; follows from the quota where that is counted. */
  readonly needs?: 'read' | 'write';
  readonly fields?: string;
  /** It reduces its reply by the mask itself, so as not to build what is not wanted. */
  readonly masks?: true;
  /** It answers 204 and nothing. */
  readonly empty?: true;
  /** Its first notification may overtake its reply. */
  readonly opensChannel?: true;
  readonly answer: (call: Call) => object;
}
