/** A call that failed: `status` 0 means that no answer came; `again` that the same call may succeed later. */
export class CallFailed extends Error {
  readonly status: number;
  readonly again: boolean;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'CallFailed';
    this.status = status;
    this.again = status === 0 || status === 429 || status >= 500;
  }
}
