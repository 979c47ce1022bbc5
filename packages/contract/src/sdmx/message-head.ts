import { type Instant, type Language, type RegionCode, type Registry, sdmxAgency, sdmxStructure } from '@shigan/core';
import type { Names } from './component-words.ts';

/** What a message says of itself. `prepared` is the moment that it is of, so that the same question is answered by the same bytes. */
export interface MessageHeadAsked {
  readonly city: RegionCode;
  readonly registry: Registry;
  readonly asOf: Instant;
  readonly language: Language;
}

export interface MessageMeta {
  readonly schema: string;
  readonly id: string;
  readonly prepared: Instant;
  readonly contentLanguages: readonly string[];
  readonly sender: { readonly id: string; readonly name: string; readonly names: Names };
}

export function messageMeta(
  kind: 'data' | 'structure',
  { city, registry, asOf, language }: MessageHeadAsked,
): MessageMeta {
  const names = registry.regions.get(city)?.name ?? { zh: city, en: city };
  const other = language === 'zh' ? 'en' : 'zh';
  return {
    schema: `https://json.sdmx.org/2.0.0/sdmx-json-${kind}-schema.json`,
    id: `${sdmxAgency(city)}-${kind}-${asOf.replace(/\D/g, '')}`,
    prepared: asOf,
    contentLanguages: [language, other],
    sender: { id: sdmxAgency(city), name: names[language], names },
  };
}

const classes = {
  dataflow: 'datastructure.Dataflow',
  datastructure: 'datastructure.DataStructure',
  codelist: 'codelist.Codelist',
  conceptscheme: 'conceptscheme.ConceptScheme',
} as const;

export type ArtefactType = keyof typeof classes;

/** The name by which an artefact is known everywhere. */
export function urnOf(type: ArtefactType, city: RegionCode, id: string): string {
  return `urn:sdmx:org.sdmx.infomodel.${classes[type]}=${sdmxAgency(city)}:${id}(${sdmxStructure.version})`;
}

export function conceptUrn(city: RegionCode, concept: string): string {
  return `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${sdmxAgency(city)}:${conceptSchemeId}(${sdmxStructure.version}).${concept}`;
}

export const conceptSchemeId = 'CS_ECON';

/** A name in both languages, the one asked for first. */
export function named(names: Names, language: Language): { readonly name: string; readonly names: Names } {
  return { name: names[language], names };
}
