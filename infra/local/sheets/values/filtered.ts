import * as z from 'zod';
import type { Area } from '../area.ts';
import type { Call } from '../call.ts';
import { invalid, within } from '../failure.ts';
import { Finder, viewFilter } from '../filters.ts';
import { read } from '../payload.ts';
import { valueRows } from '../schema/cell.ts';
import { dataFilter, type DataFilter } from '../schema/metadata.ts';
import { direction, echoFields, inputOption, majorDimension } from './options.ts';
import { report, totals } from './updates.ts';
import { writeValues, type Written } from './write.ts';

const body = z.strictObject({
  valueInputOption: z.string().exactOptional(),
  data: z
    .array(
      z.strictObject({
        dataFilter: dataFilter.exactOptional(),
        majorDimension: majorDimension.exactOptional(),
        values: valueRows.exactOptional(),
      }),
    )
    .exactOptional(),
  ...echoFields,
});

interface Match {
  readonly dataFilter: DataFilter;
  readonly area: Area;
  readonly written: Written;
}

/** `values.batchUpdateByDataFilter`: the same values go to every rectangle a filter matches, none of which they may exceed. */
export function batchUpdateByDataFilter(call: Call): object {
  const [spreadsheetId = ''] = call.path;
  const { data = [], ...options } = read(body, call.body);
  if (data.length === 0) throw invalid('At least one data filter must be specified.');
  const input = inputOption(options.valueInputOption);
  const { result, state } = call.shelf.change(spreadsheetId, call.author, (draft) => {
    const finder = new Finder(draft.book, call.faults);
    return data.flatMap(({ dataFilter: filter = {}, values = [], majorDimension }, index) =>
      within(`data[${index}]`, (): readonly Match[] => {
        const areas = finder.areas(filter);
        if (areas.length === 0 && call.faults.level('filterMissFails') > 0) throw invalid('No data matched the data filter.');
        const options = { input, majorDimension: direction(majorDimension), anchor: false };
        return areas.map((area) => ({ dataFilter: filter, area, written: writeValues(draft, area, values, options) }));
      }),
    );
  });
  const answered = (written: Written) => written.cells > 0 || call.faults.level('emptyUpdateUnanswered') === 0;
  const responses = result.map(({ dataFilter: filter, area, written }) => ({
    ...report(state, written, options.includeValuesInResponse && answered(written) ? { area, options } : undefined),
    dataFilter: viewFilter(filter),
  }));
  return { spreadsheetId, ...totals(result.map((each) => each.written)), ...(responses.length > 0 && { responses }) };
}
