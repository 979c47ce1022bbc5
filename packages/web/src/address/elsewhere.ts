import { type Address, home, type Page } from './address.ts';

/** The address of another page for the same city, region, month, day and language: what belongs to the page one leaves stays behind. */
export function elsewhere(from: Address, page: Page, to: Partial<Address> = {}): Address {
  const { city, region, period, asOf, language } = from;
  return { ...home, page, city, region, period, asOf, language, ...to };
}
