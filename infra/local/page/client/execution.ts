/** An execution of a command, as its listeners are told. */
export interface Execution {
  readonly id: string;
  readonly params?: object;
}

interface Known<P extends object> {
  readonly id: string;
  handler(accessor: never, params?: P): unknown;
}

const isOf = <P extends object>(info: Execution, command: Known<P>): info is Execution & { readonly params: P } =>
  info.id === command.id && info.params !== undefined;

/** A command's parameters, when the execution is one of that command. */
export const paramsOf = <P extends object>(info: Execution, command: Known<P>): P | undefined => (isOf(info, command) ? info.params : undefined);
