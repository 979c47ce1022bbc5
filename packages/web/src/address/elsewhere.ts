import type { Address, Page } from './address.ts';

/** The address of another page for the same city, region, month, day and language: what belongs to the page one leaves stays behind. */
export function elsewhere(from: Address, page: Page, to: Partial<Address> = {}): Address {
  const { city, region, period, asOf, language } = from;
  return {
    page,
    city,
    region,
    period,
    asOf,
    language,
    by: undefined,
    section: undefined,
    order: 'pace',
    indicator: undefined,
    search: undefined,
    kind: undefined,
    light: undefined,
    matter: undefined,
    view: 'list',
    finding: undefined,
    figures: [],
    ...to,
  };
}
