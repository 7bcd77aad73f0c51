import type { Delivery } from '../../../../infra/local/sheets/drive/postman.ts';

/** A notification as it arrived. */
export type Arrived = Readonly<Record<string, string>>;

/** Takes notifications instead of the network: answers with the statuses it is given, then 200, and counts the pauses asked for. */
export class Postbox implements Delivery {
  readonly arrived: Arrived[] = [];
  readonly pauses: number[] = [];
  statuses: number[] = [];
  /** Runs as each notification arrives. */
  hear: () => void = () => undefined;

  readonly post = (_address: string, headers: Arrived): Promise<number> => {
    this.hear();
    const status = this.statuses.shift() ?? 200;
    if (status === 200) this.arrived.push(headers);
    return Promise.resolve(status);
  };

  readonly wait = (ms: number): Promise<void> => {
    this.pauses.push(ms);
    return Promise.resolve();
  };

  /** One header of each notification. */
  each(name: string): readonly (string | undefined)[] {
    return this.arrived.map((headers) => headers[`x-goog-${name}`]);
  }
}
