import { type Block, dayOf, documentDay, type EconomicBulletin, type Registry } from '@shigan/core';
import type { Moment } from '../moment.ts';

/** A heading of an official document. */
export function heading(text: string, level: 1 | 2): Block<string> {
  return { kind: 'heading', level, text };
}

/** A paragraph of words alone. */
export function paragraph(text: string): Block<string> {
  return { kind: 'paragraph', runs: [{ text }] };
}

/** A document of the Supervision Office of a city, dated by the moment that it is of. */
export function framed(
  moment: Moment,
  registry: Registry,
  title: string,
  body: readonly Block<string>[],
  annex: readonly Block<string>[],
): EconomicBulletin<string> {
  const city = registry.regions.get(moment.city.code)?.name.zh ?? moment.city.name;
  return {
    masthead: `${city}政务督查`,
    unit: `${city}人民政府督查室`,
    date: documentDay(dayOf(moment.asOf), 'zh'),
    title,
    addressees: '各县市区人民政府，市直有关单位',
    body,
    annex,
    copiesTo: '',
    demo: moment.city.demo,
    language: 'zh',
  };
}
