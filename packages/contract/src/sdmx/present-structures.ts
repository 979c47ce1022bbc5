import {
  type Language,
  type RegionCode,
  type Registry,
  sdmxAgency,
  sdmxAttributes,
  sdmxComponents,
  sdmxDimensions,
  sdmxMeasure,
  sdmxStructure,
} from '@shigan/core';
import { type CodedComponent, codeListIds, codesOf, isCoded } from './code-lists.ts';
import { componentWords, type Names } from './component-words.ts';
import {
  type ArtefactType,
  conceptSchemeId,
  conceptUrn,
  messageMeta,
  type MessageHeadAsked,
  type MessageMeta,
  named,
  urnOf,
} from './message-head.ts';
import { flowNames } from './present-csv.ts';

export const sdmxStructureMediaType = 'application/vnd.sdmx.structure+json;version=2.0.0';

interface Artefact {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** Which artefacts a message of structures holds. */
export interface StructuresAsked extends MessageHeadAsked {
  /** `*` for all of them. */
  readonly type: ArtefactType | '*';
  /** `*` for all of a type. */
  readonly id: string;
  /** What they refer to, and what that refers to, comes with them. */
  readonly withReferences: boolean;
}

export interface StructureMessage {
  readonly meta: MessageMeta;
  readonly data: Readonly<Partial<Record<(typeof collections)[ArtefactType], readonly object[]>>>;
}

const collections = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  conceptscheme: 'conceptSchemes',
  codelist: 'codelists',
} as const;

/** What each type refers to, directly or by others. */
const referred: Readonly<Record<ArtefactType, readonly ArtefactType[]>> = {
  dataflow: ['datastructure', 'conceptscheme', 'codelist'],
  datastructure: ['conceptscheme', 'codelist'],
  conceptscheme: [],
  codelist: [],
};

const types: readonly ArtefactType[] = ['dataflow', 'datastructure', 'conceptscheme', 'codelist'];

/** The structure of the record as SDMX-JSON 2.0 (数据结构报文): dataflow, data structure, concept scheme, and the codelists that the
 *  registers make. Undefined where there is no artefact of that name. */
export function presentStructures(asked: StructuresAsked): StructureMessage | undefined {
  const { type, id, withReferences } = asked;
  const chosen = type === '*' ? types : [type];
  const found = new Map<ArtefactType, readonly object[]>();
  for (const one of chosen) {
    const artefacts = artefactsOf(one, id, asked);
    if (artefacts.length === 0) continue;
    found.set(one, artefacts);
    if (withReferences)
      for (const other of referred[one]) if (!found.has(other)) found.set(other, artefactsOf(other, '*', asked));
  }
  if (found.size === 0) return undefined;
  const data = Object.fromEntries(
    types.flatMap((one) => {
      const artefacts = found.get(one);
      return artefacts === undefined ? [] : [[collections[one], artefacts]];
    }),
  );
  return { meta: messageMeta('structure', asked), data };
}

function artefactsOf(type: ArtefactType, id: string, asked: MessageHeadAsked): readonly object[] {
  const { city, registry, language } = asked;
  const all: readonly Artefact[] =
    type === 'dataflow'
      ? [dataflow(city, language)]
      : type === 'datastructure'
        ? [dataStructure(city, language)]
        : type === 'conceptscheme'
          ? [conceptScheme(city, language)]
          : Object.keys(codeListIds)
              .filter(isCoded)
              .map((component) => codeList(component, city, registry, language));
  return all.filter((one) => id === '*' || one.id === id);
}

function maintained(type: ArtefactType, id: string, names: Names, city: RegionCode, language: Language): Artefact {
  const head = { id, version: sdmxStructure.version, agencyID: sdmxAgency(city) };
  return { ...head, ...named(names, language), links: [{ rel: 'self', urn: urnOf(type, city, id) }] };
}

function dataflow(city: RegionCode, language: Language): Artefact {
  const structure = urnOf('datastructure', city, sdmxStructure.id);
  return { ...maintained('dataflow', sdmxStructure.id, flowNames, city, language), structure };
}

function dataStructure(city: RegionCode, language: Language): Artefact {
  const representation = (component: string, dataType: string): object =>
    isCoded(component) ? { enumeration: urnOf('codelist', city, codeListIds[component]) } : { format: { dataType } };
  const component = (id: string, dataType: string): object => ({
    id,
    conceptIdentity: conceptUrn(city, id),
    localRepresentation: representation(id, dataType),
  });
  return {
    ...maintained('datastructure', sdmxStructure.id, flowNames, city, language),
    dataStructureComponents: {
      dimensionList: {
        id: 'DimensionDescriptor',
        dimensions: sdmxDimensions
          .filter((one) => one !== 'TIME_PERIOD')
          .map((one, position) => ({ position, ...component(one, 'String') })),
        timeDimension: component('TIME_PERIOD', 'ObservationalTimePeriod'),
      },
      measureList: {
        id: 'MeasureDescriptor',
        // The schema asks for `isMandatory`, the standard for `usage`.
        measures: [{ usage: 'mandatory', isMandatory: true, ...component(sdmxMeasure, 'Double') }],
      },
      attributeList: {
        id: 'AttributeDescriptor',
        attributes: sdmxAttributes.map((one) => ({
          usage: 'optional',
          attributeRelationship: { observation: {} },
          ...component(one, dataTypes[one] ?? 'String'),
        })),
      },
    },
  };
}

const dataTypes: Readonly<Record<string, string>> = {
  DECIMALS: 'Integer',
  KNOWN_FROM: 'DateTime',
  STORED_AT: 'DateTime',
};

function conceptScheme(city: RegionCode, language: Language): Artefact {
  return {
    ...maintained(
      'conceptscheme',
      conceptSchemeId,
      { zh: '经济指标的概念', en: 'Concepts of economic indicators' },
      city,
      language,
    ),
    concepts: sdmxComponents.map((id) => ({
      id,
      ...named(componentWords[id].names, language),
      ...described(componentWords[id].descriptions, language),
    })),
  };
}

function described(descriptions: Names, language: Language): object {
  return { description: descriptions[language], descriptions };
}

function codeList(component: CodedComponent, city: RegionCode, registry: Registry, language: Language): Artefact {
  return {
    ...maintained('codelist', codeListIds[component], componentWords[component].names, city, language),
    codes: codesOf(component, registry).map(({ id, names, descriptions, parent }) => ({
      id,
      ...named(names, language),
      ...(descriptions === undefined ? {} : described(descriptions, language)),
      ...(parent === undefined ? {} : under(parent)),
    })),
  };
}

/** What a code lies under. The schema lets a parent begin with a letter only, though a code may begin with a digit: such a one is told in an
 *  annotation. */
function under(parent: string): object {
  return /^[A-Za-z][\w-]*$/.test(parent) ? { parent } : { annotations: [{ type: 'PARENT', value: parent }] };
}
