/** Who awards (激励主体): the State Council (国务院), a province (省), a city to its own counties and units (市). */
export const authorities = ['stateCouncil', 'province', 'city'] as const;

export type Authority = (typeof authorities)[number];

/** At what level an award is won (层级): by the city itself (市本级), a county (县市区) or a park (园区). */
export const awardLevels = ['cityLevel', 'county', 'park'] as const;

export type AwardLevel = (typeof awardLevels)[number];

export const authorityNames: Readonly<Record<Authority, { readonly zh: string; readonly en: string }>> = {
  stateCouncil: { zh: '国务院', en: 'State Council' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
};
