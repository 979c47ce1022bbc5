import {
  csvLine,
  display,
  type Language,
  type RegionCode,
  type Registry,
  sdmxAgency,
  sdmxComponents,
  sdmxStructure,
} from '@shigan/core';
import { codesOf, isCoded } from './code-lists.ts';
import { componentWords } from './component-words.ts';
import { componentText, type SdmxRow } from './entry-values.ts';

/** How a message is written. */
export interface SdmxCsvOptions {
  readonly city: RegionCode;
  readonly registry: Registry;
  readonly language: Language;
  /** Codes alone, or with their names behind them (`A: 年`). */
  readonly labels: 'id' | 'both';
  /** It holds what changed since an earlier one. */
  readonly isUpdate: boolean;
  /** Each row says until when it was in force. */
  readonly includeHistory: boolean;
}

export const sdmxCsvMediaType = 'application/vnd.sdmx.data+csv;version=2.0.0';

/** The record as SDMX-CSV 2.0 (导出 SDMX-CSV), in pieces of text: the head, then a row per vintage. With history a column `KNOWN_TO`
 *  of our own says until when a row was in force; empty for the one that is. */
export async function* presentSdmxCsv(
  batches: AsyncIterable<readonly SdmxRow[]>,
  { city, registry, language, labels, isUpdate, includeHistory }: SdmxCsvOptions,
): AsyncGenerator<string> {
  const named = labels === 'both';
  const names = named ? namesOf(registry, language) : undefined;
  const structure = `${sdmxAgency(city)}:${sdmxStructure.id}(${sdmxStructure.version})`;
  const start = ['dataflow', named ? `${structure}: ${flowNames[language]}` : structure, isUpdate ? 'A' : 'I'];
  const heads = sdmxComponents.map((one) => (named ? `${one}: ${componentWords[one].names[language]}` : one));
  yield csvLine(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...heads, ...(includeHistory ? ['KNOWN_TO'] : [])]);
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      const cells = sdmxComponents.map((component) => {
        if (component === 'OBS_VALUE') return display(row.observation.value, row.observation.decimals);
        const code = componentText(component, row);
        const name = code === '' ? undefined : names?.get(`${component} ${code}`);
        return name === undefined ? code : `${code}: ${name}`;
      });
      text += csvLine([...start, ...cells, ...(includeHistory ? [row.knownTo ?? ''] : [])]);
    }
    yield text;
  }
}

/** What the one dataflow is called. */
export const flowNames: Readonly<Record<Language, string>> = { zh: '经济指标', en: 'Economic indicators' };

function namesOf(registry: Registry, language: Language): ReadonlyMap<string, string> {
  return new Map(
    sdmxComponents
      .filter(isCoded)
      .flatMap((component) =>
        codesOf(component, registry).map(({ id, names }): [string, string] => [`${component} ${id}`, names[language]]),
      ),
  );
}
