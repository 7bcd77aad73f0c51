import type { Company } from '../registers/company.ts';
import { judgeAppeal } from './appeal.ts';
import type { Judgement, LineCells } from './cells.ts';
import { faulty, happened, NOTHING } from './cells.ts';
import { settle } from './correct.ts';
import { judgeDecision } from './decision.ts';
import { evolve } from './evolve.ts';
import { judgeEmptiedFinal, judgeFinal } from './final.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import { transfer } from './transfer.ts';

/** What judging a line asks of the world. */
export type Bench = Books & { readonly company: Company };

type Step = (line: Line, cells: LineCells, bench: Bench) => Judgement;

const STEPS: readonly Step[] = [
  (line, _, bench) => happened(...transferred(line, bench)),
  judgeEmptiedFinal,
  judgeDecision,
  judgeAppeal,
  judgeFinal,
  (line, _, bench) => happened(...settle(line, bench)),
];

/** A line whose month was closed before its transfer was noted counts as transferred. */
const transferred = (line: Line, { now, zone, isClosed }: Bench) => transfer(line, { now, zone, covers: isClosed });

/**
 * What the typed cells of a row of 罚款台账 mean. Cells that do not count leave the line as it was and say why; the same cells
 * judged twice mean nothing further. A closed month never changes: differences come as `corrected`, each to be opened as a
 * line of its own (`openCorrection`).
 */
export function judge(line: Line, cells: LineCells, bench: Bench): Judgement {
  if (line.correction) return onCorrection(line.correction.original ?? '', cells);
  if (line.withdrawn) return NOTHING;
  let state = line;
  const told: Judgement[] = [];
  for (const step of STEPS) {
    const judgement = step(state, cells, bench);
    state = judgement.events.reduce<Line>(evolve, state);
    told.push(judgement);
  }
  return { events: told.flatMap(({ events }) => events), faults: told.flatMap(({ faults }) => faults) };
}

function onCorrection(original: string, cells: LineCells): Judgement {
  const column = (['outcome', 'decider', 'final', 'finalBy'] as const).find((key) => cells[key] !== undefined);
  return column ? { events: [], faults: [faulty(column, 'line.correction', { right: original })] } : NOTHING;
}
