import { z } from 'zod';

/** What an SDMX-JSON 2.0 message must be, in rules of our own that were written after the published schemas, field by field, as far
 *  as such a message uses them: whatever leaves here is held against them by the tests. They are stricter in one thing: a field that
 *  the standard does not name is not let through, so that a slip in a name is found. */

const id = z.string().regex(/^[A-Za-z0-9_@$-]+$/);
const ncName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const moment = z.iso.datetime({ offset: true });
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/);
const texts = z.record(language, z.string());
const name = { name: z.string(), names: texts.exactOptional() };
const urn = z
  .string()
  .regex(
    /^urn:sdmx:org\.sdmx\.infomodel\.[a-z]+\.[A-Za-z]+=[A-Za-z][\w.-]*:[A-Za-z0-9_@$-]+\([^)]+\)(?:\.[\w@$.-]+)?$/,
  );
const links = z.array(
  z
    .strictObject({ rel: z.string(), urn: urn.exactOptional(), href: z.url().exactOptional() })
    .refine((link) => link.urn !== undefined || link.href !== undefined),
);
const unique = <T extends z.ZodType>(item: T): z.ZodArray<T> =>
  z
    .array(item)
    .refine((list) => new Set(list.map((one) => JSON.stringify(one))).size === list.length, { error: 'repeats' });

const meta = z.strictObject({
  schema: z.url().exactOptional(),
  id,
  test: z.boolean().exactOptional(),
  prepared: moment,
  contentLanguages: unique(language).exactOptional(),
  sender: z.strictObject({ id, ...name }),
});

const code = z.strictObject({ id, ...name });
const period = z.strictObject({ value: z.string(), start: moment.exactOptional(), end: moment.exactOptional() });
const dimension = z.strictObject({
  id: ncName,
  ...name,
  keyPosition: z.int().min(0),
  roles: z.array(ncName).exactOptional(),
  values: unique(z.union([code, period])).min(1),
});
const component = {
  id: ncName,
  ...name,
  isMandatory: z.boolean().exactOptional(),
  values: unique(z.union([code, z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) })]))
    .min(1)
    .exactOptional(),
};
const relationship = z.union([
  z.strictObject({ observation: z.strictObject({}) }),
  z.strictObject({ dataflow: z.strictObject({}) }),
  z.strictObject({ dimensions: z.array(ncName).min(1) }),
]);
const attributes = unique(z.strictObject({ ...component, relationship }));

const structure = z.strictObject({
  ...name,
  dataSets: z.array(z.int()).min(1).exactOptional(),
  links: links.exactOptional(),
  dimensions: z.strictObject({
    dataSet: unique(dimension).exactOptional(),
    series: unique(dimension).exactOptional(),
    observation: unique(dimension).exactOptional(),
  }),
  measures: z.strictObject({ observation: unique(z.strictObject(component)) }).exactOptional(),
  attributes: z
    .strictObject({
      dataSet: attributes.exactOptional(),
      dimensionGroup: attributes.exactOptional(),
      series: attributes.exactOptional(),
      observation: attributes.exactOptional(),
    })
    .exactOptional(),
});

const key = z.string().regex(/^\d+(?::\d+)*$/);
const entries = z.array(z.union([z.number(), z.string(), z.boolean(), z.null()]));
const observations = z.record(key, entries);
const dataSet = z.strictObject({
  structure: z.int().exactOptional(),
  action: z.enum(['Information', 'Append', 'Replace', 'Delete']).exactOptional(),
  validFrom: moment.exactOptional(),
  validTo: moment.exactOptional(),
  links,
  attributes: entries.exactOptional(),
  observations: observations.exactOptional(),
  series: z
    .record(key, z.strictObject({ attributes: entries.exactOptional(), observations: observations.exactOptional() }))
    .exactOptional(),
});

/** A data message of SDMX-JSON 2.0. */
export const sdmxDataMessage: z.ZodType = z.strictObject({
  meta,
  data: z.strictObject({ structures: z.array(structure), dataSets: z.array(dataSet) }),
});

const maintained = {
  id: ncName,
  version,
  agencyID: z.string().regex(/^[A-Za-z][\w.-]*$/),
  ...name,
  links: links.exactOptional(),
};
const described = { description: z.string().exactOptional(), descriptions: texts.exactOptional() };
const representation = z.union([
  z.strictObject({ enumeration: urn }),
  z.strictObject({
    format: z.strictObject({
      dataType: z.enum(['String', 'Integer', 'Double', 'DateTime', 'ObservationalTimePeriod']),
    }),
  }),
]);
const identified = { id: ncName, conceptIdentity: urn, localRepresentation: representation };
const usage = z.enum(['mandatory', 'optional']);
const annotation = z.strictObject({ type: z.string(), value: z.string() });

/** A structure message of SDMX-JSON 2.0. */
export const sdmxStructureMessage: z.ZodType = z.strictObject({
  meta,
  data: z.strictObject({
    dataflows: z
      .array(z.strictObject({ ...maintained, structure: urn }))
      .min(1)
      .exactOptional(),
    dataStructures: z
      .array(
        z.strictObject({
          ...maintained,
          dataStructureComponents: z.strictObject({
            dimensionList: z.strictObject({
              id: z.literal('DimensionDescriptor'),
              dimensions: z.array(z.strictObject({ ...identified, position: z.int().min(0) })).min(1),
              timeDimension: z.strictObject({ ...identified, id: z.literal('TIME_PERIOD') }),
            }),
            measureList: z.strictObject({
              id: z.literal('MeasureDescriptor'),
              measures: z.array(z.strictObject({ ...identified, usage, isMandatory: z.boolean() })),
            }),
            attributeList: z.strictObject({
              id: z.literal('AttributeDescriptor'),
              attributes: z.array(z.strictObject({ ...identified, usage, attributeRelationship: relationship })),
            }),
          }),
        }),
      )
      .min(1)
      .exactOptional(),
    conceptSchemes: z
      .array(z.strictObject({ ...maintained, concepts: unique(z.strictObject({ id: ncName, ...name, ...described })) }))
      .min(1)
      .exactOptional(),
    codelists: z
      .array(
        z.strictObject({
          ...maintained,
          codes: unique(
            z.strictObject({
              id,
              ...name,
              ...described,
              parent: ncName.exactOptional(),
              annotations: z.array(annotation).min(1).exactOptional(),
            }),
          ).min(1),
        }),
      )
      .min(1)
      .exactOptional(),
  }),
});
