import { type Registry, sdmxId } from '@shigan/core';
import { calcList, type Code, dataStatusList, frequencyList, obsStatusList } from './component-words.ts';

/** The lists of a city's structure, by the component that takes its codes from them (代码表). */
export const codeListIds = {
  FREQ: 'CL_FREQ',
  REF_AREA: 'CL_AREA',
  INDICATOR: 'CL_INDICATOR',
  CALC: 'CL_CALC',
  OBS_STATUS: 'CL_OBS_STATUS',
  DATA_STATUS: 'CL_DATA_STATUS',
} as const;

export type CodedComponent = keyof typeof codeListIds;

export function isCoded(component: string): component is CodedComponent {
  return Object.hasOwn(codeListIds, component);
}

/** The codes of a list as the registers have them: regions with the one they lie in, indicators with the one they are part of. */
export function codesOf(component: CodedComponent, { regions, indicators }: Registry): readonly Code[] {
  switch (component) {
    case 'FREQ':
      return frequencyList;
    case 'CALC':
      return calcList;
    case 'OBS_STATUS':
      return obsStatusList;
    case 'DATA_STATUS':
      return dataStatusList;
    case 'REF_AREA':
      return [...regions.values()].map(({ code, name, parent }) => ({
        id: sdmxId(code),
        names: name,
        ...(parent !== null && regions.has(parent) ? { parent: sdmxId(parent) } : {}),
      }));
    case 'INDICATOR':
      return [...indicators.values()].map(({ code, name, definition, parent }) => ({
        id: sdmxId(code),
        names: name,
        descriptions: definition,
        ...(parent !== undefined && indicators.has(parent) ? { parent: sdmxId(parent) } : {}),
      }));
    default:
      return component satisfies never;
  }
}
