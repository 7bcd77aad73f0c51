import { startMachine } from './machine.ts';
import { readOptions } from './options.ts';

const note = (line: string): void => console.error(line);

try {
  const options = readOptions(process.argv.slice(2));
  const machine = await startMachine(options, note);
  if (machine.kept && (options.now !== undefined || options.empty)) note('已有保留的数据和时钟，忽略 --now 和 --empty；要重新开始，请换一个 --data 目录。');
  if (machine.clock.speed > 0) machine.driver.run();
  const stop = (): void => void machine.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const { url } = machine.state;
  if (options.json) console.log(JSON.stringify(machine.state));
  else console.log(`登记台已就绪 Dengji is ready\n  登记表 workbook  ${url}/\n  信件 letters     ${url}/mail\n  财务 finance     ${url}/finance\n  按 Ctrl-C 结束，数据留在 ${options.dataDir ?? '内存（不保留）'}`);
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
