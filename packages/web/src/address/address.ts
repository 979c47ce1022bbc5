/** Where one is (网址): all that a view depends on, so that every view is a link and the browser's back does what it should. */
export interface Address {
  readonly page: Page;
  /** The city whose data are meant; absent for the first that the server holds. */
  readonly city: string | undefined;
  /** Region code; absent for the city itself. */
  readonly region: string | undefined;
  /** `2021-04`; absent for the latest month. */
  readonly period: string | undefined;
  /** A day or moment; absent for today. */
  readonly asOf: string | undefined;
  readonly order: Order;
  /** The indicator that the counties are put in order by; absent for their mean rank. */
  readonly by: string | undefined;
  /** The section of the catalogue that is compared, absent for the indicators with a target; the part of the system's page. */
  readonly section: string | undefined;
  /** The indicator whose page it is; absent everywhere else. */
  readonly indicator: string | undefined;
  /** The county or park whose page it is: `/counties/431224`; absent for the matrix of all. */
  readonly county?: string | undefined;
  /** The month that the board is held against; absent for none. */
  readonly against?: string | undefined;
  /** Codes of the counties that are compared; absent for all. */
  readonly compared?: readonly string[] | undefined;
  /** What the catalogue or the matters are searched for, and the kind and the light that it is narrowed to. */
  readonly search: string | undefined;
  readonly kind: string | undefined;
  readonly light: string | undefined;
  /** The matter that is open; absent for the list. */
  readonly matter: string | undefined;
  /** How matters are laid out. */
  readonly view: MattersView;
  /** The round, circular or meeting that is open; absent for the last. */
  readonly proceeding?: string | undefined;
  /** The finding that a matter is being opened from: indicator and rule. */
  readonly finding: string | undefined;
  /** The issued bulletin that is read, or the draft that is written or was checked; absent for the list of them. */
  readonly bulletin?: string | undefined;
  readonly draft?: string | undefined;
  /** On the page of the record: the indicator whose entries are looked at, and the import that is open. */
  readonly entry?: string | undefined;
  readonly arrival?: string | undefined;
  /** The figure of the award ledger whose explanation is open. */
  readonly award?: string | undefined;
  /** The enterprise that is open, by its code; absent for the report on all. */
  readonly enterprise?: string | undefined;
  /** The project that is open, by its code; absent for the list. */
  readonly project?: string | undefined;
  /** The park or the deal of investment attraction that is open, by its code; absent for the list. */
  readonly park?: string | undefined;
  readonly deal?: string | undefined;
  /** Ids of the figures whose explanation is open. */
  readonly figures: readonly string[];
  readonly language: Language;
}

/** The board of the first city, as of now, with nothing asked: where one is without an address. */
export const home: Address = {
  page: 'board',
  city: undefined,
  region: undefined,
  period: undefined,
  asOf: undefined,
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
  language: 'zh',
};

export type Page =
  | 'board'
  | 'indicators'
  | 'outlook'
  | 'counties'
  | 'matters'
  | 'enterprises'
  | 'projects'
  | 'attraction'
  | 'parks'
  | 'awards'
  | 'bulletins'
  | 'notifications'
  | 'data'
  | 'drafts'
  | 'system'
  | 'account';
/** Matters as a list, by state, as three lists; the monthly review, circulars and meetings about them. */
const mattersViews = [
  'list',
  'states',
  'lists',
  'review',
  'circulars',
  'meeting',
  'inspections',
  'campaigns',
  'archive',
  'timeline',
  'calendar',
  'leaders',
  'units',
  'counties',
  'overlaps',
] as const;

export type MattersView = (typeof mattersViews)[number];
export type Language = 'zh' | 'en';
/** How the rows of the board are put in order: by pace, by the probability of their targets, or by subject as the catalogue lists them. */
export const orders = ['pace', 'outlook', 'section'] as const;

export type Order = (typeof orders)[number];

const pages: Readonly<Record<string, Page>> = {
  '/': 'board',
  '/board': 'board',
  '/indicators': 'indicators',
  '/outlook': 'outlook',
  '/counties': 'counties',
  '/matters': 'matters',
  '/bulletins': 'bulletins',
  '/notifications': 'notifications',
  '/data': 'data',
  '/drafts': 'drafts',
  '/system': 'system',
  '/account': 'account',
  '/awards': 'awards',
  '/enterprises': 'enterprises',
  '/projects': 'projects',
  '/attraction': 'attraction',
  '/parks': 'parks',
};

/** The page of one indicator or county, by its code: `/indicators/gdp`, `/counties/431224`. */
const codePath = /^\/(indicators|counties)\/([^/]+)$/;

/** Reads an address; undefined where there is no such page. */
export function parseAddress(pathname: string, search: string): Address | undefined {
  const [, list, written] = codePath.exec(pathname) ?? [];
  const page = pages[list === undefined ? pathname : `/${list}`];
  const code = written === undefined ? undefined : decoded(written);
  if (page === undefined || (written !== undefined && code === undefined)) return undefined;
  const asked = new URLSearchParams(search);
  const text = (name: string): string | undefined => asked.get(name) || undefined;
  return {
    page,
    city: text('city'),
    region: text('region'),
    period: text('period'),
    asOf: text('asOf'),
    by: text('by'),
    section: text('section'),
    matter: text('matter'),
    view: viewOf(asked.get('view')),
    proceeding: text('proceeding'),
    finding: text('finding'),
    order: orders.find((order) => order === asked.get('order')) ?? 'pace',
    indicator: page === 'indicators' ? code : undefined,
    ...(page === 'counties' && code !== undefined ? { county: code } : {}),
    ...(page === 'counties' && text('compared') !== undefined ? { compared: text('compared')?.split(',') } : {}),
    ...(page === 'board' && text('against') !== undefined ? { against: text('against') } : {}),
    search: text('q'),
    kind: text('kind'),
    light: text('light'),
    bulletin: text('bulletin'),
    draft: text('draft'),
    award: text('award'),
    enterprise: text('enterprise'),
    ...(page === 'projects' && text('project') !== undefined ? { project: text('project') } : {}),
    ...(page === 'parks' && text('park') !== undefined ? { park: text('park') } : {}),
    ...(page === 'attraction' && text('deal') !== undefined ? { deal: text('deal') } : {}),
    entry: text('entry'),
    arrival: text('arrival'),
    figures: text('figure')?.split(',') ?? [],
    language: asked.get('lang') === 'en' ? 'en' : 'zh',
  };
}

/** A code as it is written in a path; undefined where the path cannot be read. */
function decoded(code: string): string | undefined {
  try {
    return decodeURIComponent(code) || undefined;
  } catch {
    return undefined;
  }
}

function viewOf(text: string | null): MattersView {
  return mattersViews.find((view) => view === text) ?? 'list';
}

/** Inverse of {@link parseAddress}; what is usual is left out. */
export function addressHref(address: Address): string {
  const query = new URLSearchParams();
  if (address.city !== undefined) query.set('city', address.city);
  if (address.region !== undefined) query.set('region', address.region);
  if (address.period !== undefined) query.set('period', address.period);
  if (address.asOf !== undefined) query.set('asOf', address.asOf);
  if (address.section !== undefined) query.set('section', address.section);
  if (address.by !== undefined) query.set('by', address.by);
  if (address.search !== undefined) query.set('q', address.search);
  if (address.kind !== undefined) query.set('kind', address.kind);
  if (address.light !== undefined) query.set('light', address.light);
  if (address.page === 'bulletins' && address.bulletin !== undefined) query.set('bulletin', address.bulletin);
  if (address.page === 'awards' && address.award !== undefined) query.set('award', address.award);
  if (address.page === 'enterprises' && address.enterprise !== undefined) query.set('enterprise', address.enterprise);
  if (address.page === 'projects' && address.project !== undefined) query.set('project', address.project);
  if (address.page === 'parks' && address.park !== undefined) query.set('park', address.park);
  if (address.page === 'attraction' && address.deal !== undefined) query.set('deal', address.deal);
  if (address.page === 'board' && address.against !== undefined) query.set('against', address.against);
  if (address.page === 'data' && address.entry !== undefined) query.set('entry', address.entry);
  if (address.page === 'data' && address.arrival !== undefined) query.set('arrival', address.arrival);
  if ((address.page === 'bulletins' || address.page === 'drafts') && address.draft !== undefined)
    query.set('draft', address.draft);
  if (address.order !== 'pace') query.set('order', address.order);
  if (address.matter !== undefined) query.set('matter', address.matter);
  if (address.view !== 'list') query.set('view', address.view);
  if (address.page === 'matters' && address.proceeding !== undefined) query.set('proceeding', address.proceeding);
  if (address.finding !== undefined) query.set('finding', address.finding);
  if (address.language !== 'zh') query.set('lang', address.language);
  const figures = address.figures.length > 0 ? `figure=${address.figures.join(',')}` : '';
  const compared =
    address.page === 'counties' && address.compared !== undefined ? `compared=${address.compared.join(',')}` : '';
  const search = [query.toString(), compared, figures].filter((part) => part !== '').join('&');
  const code = address.page === 'counties' ? address.county : address.indicator;
  const place = code === undefined ? '' : `/${encodeURIComponent(code)}`;
  return `/${address.page}${place}${search === '' ? '' : `?${search}`}`;
}
