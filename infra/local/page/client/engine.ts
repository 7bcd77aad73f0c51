import type { PluginCtor } from '@univerjs/core';
import { ICommandService, IContextService, IUndoRedoService, IUniverInstanceService, LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreWords from '@univerjs/preset-sheets-core/locales/zh-CN';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import validationWords from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterWords from '@univerjs/preset-sheets-filter/locales/zh-CN';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteWords from '@univerjs/preset-sheets-note/locales/zh-CN';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import sortWords from '@univerjs/preset-sheets-sort/locales/zh-CN';
import { greenTheme } from '@univerjs/themes';
import { MENU } from './menu.ts';
import { Undo } from './undo.ts';

const CORE = UniverSheetsCorePreset({
  container: 'grid',
  header: true,
  toolbar: false,
  formulaBar: true,
  footer: { addSheetButtonConfig: { show: false }, menus: false },
  menu: MENU,
  disableTextFormatAlert: true,
  disableTextFormatMark: true,
  sheets: { disableForceStringAlert: true, disableForceStringMark: true },
});

const UNDO = {
  useFactory: (...parts: ConstructorParameters<typeof Undo>) => new Undo(...parts),
  deps: [IUniverInstanceService, ICommandService, IContextService],
};

/** The running spreadsheet component: its facade and its injector. */
export interface Engine {
  readonly facade: FUniver;
  readonly injector: ReturnType<Univer['__getInjector']>;
}

type Registered = readonly [PluginCtor, ConstructorParameters<PluginCtor>[0]?];

type Preset = ReturnType<typeof UniverSheetsCorePreset>;

/** Presets repeat plugins; the last mention of a plugin wins, as its options are the fullest. */
function pluginsOf(presets: readonly Preset[]): Iterable<Registered> {
  const seen = new Map<string, Registered>();
  for (const item of presets.flatMap((preset) => preset.plugins)) {
    const [plugin, options] = Array.isArray(item) ? item : [item];
    seen.delete(plugin.pluginName);
    seen.set(plugin.pluginName, [plugin, options]);
  }
  return seen.values();
}

/** Starts the spreadsheet component inside `#grid`, in Chinese and without its toolbar. */
export function openEngine(): Engine {
  const univer = new Univer({
    theme: greenTheme,
    locale: LocaleType.ZH_CN,
    logLevel: LogLevel.WARN,
    override: [[IUndoRedoService, UNDO]],
    locales: { [LocaleType.ZH_CN]: mergeLocales(coreWords, validationWords, filterWords, noteWords, sortWords) },
  });
  const presets = [
    CORE,
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
    UniverSheetsFilterPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsSortPreset(),
  ];
  for (const [plugin, options] of pluginsOf(presets)) univer.registerPlugin(plugin, options);
  // oxlint-disable-next-line no-underscore-dangle -- the component offers its injector under this name only
  return { facade: FUniver.newAPI(univer), injector: univer.__getInjector() };
}
