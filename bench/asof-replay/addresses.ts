const registers = ['indicator', 'region', 'peerSet', 'target', 'rule', 'calendar', 'settings'];

/** Why a route is not read as of a moment. */
export const ofNoMoment: Readonly<Record<string, string>> = {
  '/api/v1/health': 'tells how the server is now',
  '/api/v1/imports': 'lists what was done, and grows by it',
  '/api/v1/imports/{id}': 'tells what was done, and opens its figures as of now',
  '/api/v1/me': 'tells who one is now',
  '/api/v1/session/provider': 'sends the browser elsewhere',
  '/api/v1/session/provider/return': 'signs somebody in',
  '/api/v1/rights': 'tells who may do what now',
  '/api/v1/accounts': 'lists who can sign in now',
  '/api/v1/audit': 'lists what was done, and grows by it',
  '/api/v1/audit/export': 'gives what was done, and grows by it',
  '/api/v1/audit/check': 'tells how the log is now',
  '/api/v1/registers/{register}/{key}': 'lists the vintages of an entry, and grows by them',
  '/api/v1/views': 'lists what one keeps now',
  '/api/v1/outlook/jobs': 'lists what is being made now',
  '/api/v1/jobs': 'lists what the platform has to do now',
  '/api/v1/me/channels': 'lists by which ways one is told now',
  '/api/v1/matters/proposal': 'proposes what could be opened now',
  '/api/v1/files/{sha256}/surroundings': 'is part of a file, which never changes',
  '/api/v1/enterprises/{code}/proposal': 'proposes what could be opened now',
  '/api/v1/projects/{code}/proposal': 'proposes what could be opened now',
  '/api/v1/attraction/{code}/proposal': 'proposes what could be opened now',
  '/api/v1/projects/{code}/photos/{sha256}': 'is a file that never changes, listed by /api/v1/projects/{code}',
  '/api/v1/archive/{id}/file': 'sets what /api/v1/archive/{id} says',
  '/api/v1/awards/evidence/pack': 'packs what /api/v1/awards/evidence says',
  '/api/v1/bulletin-drafts': 'lists what is being written now',
  '/api/v1/bulletin-drafts/{id}': 'is what is being written now',
  '/api/v1/bulletin-drafts/{id}/document': 'is what is being written now',
  '/api/v1/drafts/{id}/corrected': 'writes what is decided now',
  '/api/v1/bulletin-drafts/{id}/charts/{number}': 'is what is being written now',
};

/** Reads an address. */
export type Read = (url: string) => Promise<string>;

/** The addresses of each route as of a date. A route that is missing here fails the replay: it must be thought of. */
export const addresses: Readonly<Record<string, (asOf: string, read: Read) => Promise<readonly string[]>>> = {
  '/api/v1/board/units': async (asOf) =>
    ['431200', '431202'].map((region) => `/api/v1/board/units?region=${region}&period=2021-04&asOf=${asOf}`),
  '/api/v1/board': async (asOf) =>
    ['431200', '431202', '430000'].flatMap((region) =>
      ['2021-04', '2021-03'].map((period) => `/api/v1/board?region=${region}&period=${period}&asOf=${asOf}`),
    ),
  '/api/v1/matrix': async (asOf) => [`/api/v1/matrix?region=431200&period=2021-04&asOf=${asOf}`],
  '/api/v1/series': async (asOf) =>
    ['gdp', 'retail-sales', 'budget-revenue', 'industrial-value-added'].map(
      (indicator) => `/api/v1/series?indicator=${indicator}&region=431200&asOf=${asOf}`,
    ),
  '/api/v1/series/vintages': async (asOf) =>
    ['gdp', 'retail-sales'].map((i) => `/api/v1/series/vintages?indicator=${i}&region=431200&asOf=${asOf}`),
  '/api/v1/completeness': async (asOf) => [`/api/v1/completeness?region=431200&period=2021-04&asOf=${asOf}`],
  '/api/v1/indicator': async (asOf) =>
    ['gdp', 'industrial-value-added'].map(
      (code) => `/api/v1/indicator?indicator=${code}&region=431200&period=2021-04&asOf=${asOf}`,
    ),
  '/api/v1/outlook': async (asOf) => [`/api/v1/outlook?region=431200&period=2021-04&asOf=${asOf}`],
  '/api/v1/outlook/scores': async (asOf) =>
    ['', '&indicator=retail-sales'].map((one) => `/api/v1/outlook/scores?region=431200${one}&asOf=${asOf}`),
  '/api/v1/observations': async (asOf) => [`/api/v1/observations?asOf=${asOf}`],
  '/api/v1/sdmx/v2/data/{context}/{agency}/{id}/{version}': async (asOf) =>
    ['', '&includeHistory=true'].map((more) => `/api/v1/sdmx/v2/data/dataflow/*/ECON/1.0.0?asOf=${asOf}${more}`),
  '/api/v1/sdmx/v2/data/{context}/{agency}/{id}/{version}/{key}': async (asOf) => [
    `/api/v1/sdmx/v2/data/dataflow/*/ECON/1.0.0/*.431200.gdp.*?asOf=${asOf}`,
  ],
  '/api/v1/sdmx/v2/structure/{type}/{agency}/{id}/{version}': async (asOf) => [
    `/api/v1/sdmx/v2/structure/*/*/*/*?asOf=${asOf}`,
  ],
  '/api/v1/registers/{register}/workbook': async (asOf) =>
    ['target', 'indicator'].map((r) => `/api/v1/registers/${r}/workbook?asOf=${asOf}`),
  '/api/v1/registers/{register}': async (asOf) => registers.map((r) => `/api/v1/registers/${r}?asOf=${asOf}`),
  '/api/v1/figures/{id}': async (asOf, read) =>
    figureIds(await read(`/api/v1/board?region=431200&period=2021-04&asOf=${asOf}`)).map(
      (id) => `/api/v1/figures/${encodeURIComponent(id)}`,
    ),
  '/api/v1/figures/{id}/uses': async (asOf, read) =>
    figureIds(await read(`/api/v1/board?region=431200&period=2021-04&asOf=${asOf}`)).map(
      (id) => `/api/v1/figures/${encodeURIComponent(id)}/uses?asOf=${asOf}`,
    ),
  '/api/v1/files/{sha256}': async (_asOf, read) =>
    fingerprints(await read('/api/v1/imports')).map((sha) => `/api/v1/files/${sha}`),
  '/api/v1/bulletin': async (asOf) =>
    ['json', 'html'].map((f) => `/api/v1/bulletin?region=431200&period=2021-04&asOf=${asOf}&format=${f}`),
  '/api/v1/bulletins': async (asOf) => [`/api/v1/bulletins?asOf=${asOf}`],
  '/api/v1/bulletins/outdated': async (asOf) => [`/api/v1/bulletins/outdated?asOf=${asOf}`],
  '/api/v1/bulletins/{id}': async (asOf, read) =>
    (await issuedIds(asOf, read)).map((id) => `/api/v1/bulletins/${id}?asOf=${asOf}`),
  '/api/v1/bulletins/{id}/files/{kind}': async (asOf, read) =>
    (await issuedIds(asOf, read)).flatMap((id) => [`${id}/files/docx`, `${id}/files/html`]).map(underBulletins),
  '/api/v1/bulletins/{id}/charts/{number}': async (asOf, read) =>
    (await issuedIds(asOf, read)).map((id) => underBulletins(`${id}/charts/1`)),
  ...Object.fromEntries(
    ['', '/agenda', '/statistics', '/lists', '/overlaps'].map((part) => [
      `/api/v1/matters${part}`,
      async (asOf: string) => [`/api/v1/matters${part}?asOf=${asOf}`],
    ]),
  ),
  '/api/v1/matters/lists/{list}/{format}': async (asOf) => [`/api/v1/matters/lists/all/xlsx?asOf=${asOf}`],
  '/api/v1/matters/record': async (asOf) => [`/api/v1/matters/record?kind=unit&id=市商务局&asOf=${asOf}`],
  '/api/v1/matters/{id}': async (asOf, read) =>
    idsIn(await read(`/api/v1/matters?asOf=${asOf}`)).map((id) => `/api/v1/matters/${id}?asOf=${asOf}`),
  '/api/v1/reviews': async (asOf) => [`/api/v1/reviews?asOf=${asOf}`],
  '/api/v1/reviews/{month}': async (asOf, read) =>
    [...(await read(`/api/v1/reviews?asOf=${asOf}`)).matchAll(/"month":"([\d-]+)"/g)].map(
      ([, month]) => `/api/v1/reviews/${month}?asOf=${asOf}`,
    ),
  '/api/v1/circulars': async (asOf) => [`/api/v1/circulars?asOf=${asOf}`],
  '/api/v1/circulars/{id}': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/circulars?asOf=${asOf}`)).map((id) => `/api/v1/circulars/${id}?asOf=${asOf}`),
  '/api/v1/circulars/{id}/document': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/circulars?asOf=${asOf}`)).map(
      (id) => `/api/v1/circulars/${id}/document?format=html&asOf=${asOf}`,
    ),
  '/api/v1/meetings': async (asOf) => [`/api/v1/meetings?asOf=${asOf}`],
  '/api/v1/meetings/{id}': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/meetings?asOf=${asOf}`)).map((id) => `/api/v1/meetings/${id}?asOf=${asOf}`),
  '/api/v1/search': async (asOf) =>
    ['怀化', '工业', 'gdp'].map((text) => `/api/v1/search?text=${encodeURIComponent(text)}&asOf=${asOf}`),
  '/api/v1/notifications': async (asOf) => [`/api/v1/notifications?asOf=${asOf}`],
  '/api/v1/meetings/{id}/document': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/meetings?asOf=${asOf}`)).map(
      (id) => `/api/v1/meetings/${id}/document?format=html&asOf=${asOf}`,
    ),
  '/api/v1/inspections': async (asOf) => [`/api/v1/inspections?asOf=${asOf}`],
  '/api/v1/inspections/{id}': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/inspections?asOf=${asOf}`)).map((id) => `/api/v1/inspections/${id}?asOf=${asOf}`),
  '/api/v1/matters/{id}/evidence/{sha256}': async (asOf, read) =>
    (
      await Promise.all(
        idsIn(await read(`/api/v1/matters?asOf=${asOf}`)).map(async (id) =>
          [...(await read(`/api/v1/matters/${id}?asOf=${asOf}`)).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(
            ([, sha]) => `/api/v1/matters/${id}/evidence/${sha}?asOf=${asOf}`,
          ),
        ),
      )
    ).flat(),
  '/api/v1/campaigns': async (asOf) => [`/api/v1/campaigns?asOf=${asOf}`],
  '/api/v1/campaigns/{id}': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/campaigns?asOf=${asOf}`)).map((id) => `/api/v1/campaigns/${id}?asOf=${asOf}`),
  '/api/v1/campaigns/{id}/report': async (asOf, read) =>
    proceedingsIn(await read(`/api/v1/campaigns?asOf=${asOf}`)).map(
      (id) => `/api/v1/campaigns/${id}/report?format=html&asOf=${asOf}`,
    ),
  '/api/v1/archive': async (asOf) => [`/api/v1/archive?asOf=${asOf}`],
  '/api/v1/archive/{id}': async (asOf, read) =>
    idsIn(await read(`/api/v1/archive?asOf=${asOf}`)).map((id) => `/api/v1/archive/${id}?asOf=${asOf}`),
  '/api/v1/drafts': async (asOf) => [`/api/v1/drafts?asOf=${asOf}`],
  '/api/v1/drafts/{id}': async (asOf, read) =>
    [...(await read(`/api/v1/drafts?asOf=${asOf}`)).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(
      ([, id]) => `/api/v1/drafts/${id}?asOf=${asOf}`,
    ),
  '/api/v1/awards/standing': async (asOf) => [awards('standing', asOf)],
  '/api/v1/awards/points': async (asOf) => [`/api/v1/awards/points?year=2020&asOf=${asOf}`],
  '/api/v1/awards/odds': async (asOf) => [awards('odds', asOf)],
  '/api/v1/awards/plan': async (asOf) => [`${awards('plan', asOf)}&capacity=3`],
  '/api/v1/awards/evidence': async (asOf) => [`/api/v1/awards/evidence${ofFiscal}&asOf=${asOf}`],
  '/api/v1/awards/evidence/files/{sha256}': async (asOf, read) =>
    [...(await read(`/api/v1/awards/evidence${ofFiscal}&asOf=${asOf}`)).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(
      ([, sha]) => `/api/v1/awards/evidence/files/${sha}${ofFiscal}&asOf=${asOf}`,
    ),
  '/api/v1/awards/ledger': async (asOf) => [`/api/v1/awards/ledger?asOf=${asOf}`],
  '/api/v1/projects': async (asOf) => [projects(asOf)],
  '/api/v1/projects/{code}': async (asOf, read) =>
    projectCodesIn(await read(projects(asOf))).map((code) => `/api/v1/projects/${code}?asOf=${asOf}`),
  '/api/v1/projects/chains': async (asOf) => [`/api/v1/projects/chains?asOf=${asOf}`],
  '/api/v1/projects/workbook': async (asOf) => [`/api/v1/projects/workbook?asOf=${asOf}`],
  '/api/v1/rosters/figures/{id}': async (asOf, read) =>
    (
      await Promise.all(
        [projects(asOf), `/api/v1/parks?asOf=${asOf}`, `/api/v1/attraction?most=5&asOf=${asOf}`].map(async (url) =>
          figureIds((await read(url)).replaceAll('"published~', '"')),
        ),
      )
    )
      .flat()
      .map((id) => `/api/v1/rosters/figures/${encodeURIComponent(id)}`),
  '/api/v1/parks': async (asOf) => [`/api/v1/parks?asOf=${asOf}`],
  '/api/v1/parks/workbook': async (asOf) => [`/api/v1/parks/workbook?asOf=${asOf}`],
  '/api/v1/parks/judgements': async (asOf) => [`/api/v1/parks/judgements?asOf=${asOf}`],
  '/api/v1/parks/{code}': async (asOf, read) =>
    codesIn(await read(`/api/v1/parks?asOf=${asOf}`), /"code":"([A-Z]\d{6})"/g).map(
      (code) => `/api/v1/parks/${code}?asOf=${asOf}`,
    ),
  '/api/v1/attraction': async (asOf) => [`/api/v1/attraction?most=5&asOf=${asOf}`],
  '/api/v1/attraction/workbook': async (asOf) => [`/api/v1/attraction/workbook?asOf=${asOf}`],
  '/api/v1/attraction/{code}': async (asOf, read) =>
    codesIn(await read(`/api/v1/attraction?most=5&asOf=${asOf}`), /"code":"(ZS\d{4}-\d{4})"/g).map(
      (code) => `/api/v1/attraction/${code}?asOf=${asOf}`,
    ),
  '/api/v1/enterprises': async (asOf) => [`/api/v1/enterprises?asOf=${asOf}`],
  '/api/v1/enterprises/report': async (asOf) => [enterprises(asOf)],
  '/api/v1/enterprises/ladder': async (asOf) => [`/api/v1/enterprises/ladder?asOf=${asOf}`],
  '/api/v1/enterprises/requests': async (asOf) => [`/api/v1/enterprises/requests?asOf=${asOf}`],
  '/api/v1/enterprises/quality': async (asOf) => [`/api/v1/enterprises/quality?asOf=${asOf}`],
  '/api/v1/enterprises/{code}': async (asOf, read) =>
    creditCodesIn(await read(`/api/v1/enterprises?asOf=${asOf}`)).map(
      (code) => `/api/v1/enterprises/${code}?asOf=${asOf}`,
    ),
  '/api/v1/enterprises/figures/{id}': async (asOf, read) =>
    figureIds(await read(enterprises(asOf))).map((id) => `/api/v1/enterprises/figures/${encodeURIComponent(id)}`),
  '/api/v1/awards/ledger/workbook': async (asOf) => [`/api/v1/awards/ledger/workbook?asOf=${asOf}`],
  '/api/v1/awards/catalogue/workbook': async (asOf) => [`/api/v1/awards/catalogue/workbook?year=2021&asOf=${asOf}`],
  '/api/v1/awards/documents/{kind}': async (asOf) =>
    ['standing', 'work', 'points'].map((kind) => `/api/v1/awards/documents/${kind}?format=html&asOf=${asOf}`),
  '/api/v1/assessments': async (asOf) => [`/api/v1/assessments?year=2020&asOf=${asOf}`],
  '/api/v1/assessments/{year}/document': async (asOf) => [`/api/v1/assessments/2020/document?format=html&asOf=${asOf}`],
  '/api/v1/awards/figures/{id}': async (asOf, read) =>
    figureIds(await read(awards('standing', asOf))).map((id) => `/api/v1/awards/figures/${encodeURIComponent(id)}`),
};

function projects(asOf: string): string {
  return `/api/v1/projects?asOf=${asOf}`;
}

function projectCodesIn(list: string): readonly string[] {
  return codesIn(list, /"code":"(\d{4}-\d{6}-\d{2}-\d{2}-\d{6})"/g);
}

/** Codes of some things that a list names. */
function codesIn(list: string, pattern: RegExp): readonly string[] {
  return [...new Set([...list.matchAll(pattern)].map((m) => m[1] ?? ''))].slice(0, 5);
}

function enterprises(asOf: string): string {
  return `/api/v1/enterprises/report?asOf=${asOf}`;
}

function creditCodesIn(list: string): readonly string[] {
  return [...list.matchAll(/"code":"([0-9A-Z]{18})"/g)].map((m) => m[1] ?? '').slice(0, 5);
}

/** A sub-item with a checklist. */
const ofFiscal = '?measure=fiscal&subItem=fiscal.city&year=2021';

function awards(part: string, asOf: string): string {
  return `/api/v1/awards/${part}?region=431200&year=2020&asOf=${asOf}`;
}

function idsIn(list: string): readonly string[] {
  return [...new Set([...list.matchAll(/"id":"([0-9a-f]{16})"/g)].map((m) => m[1] ?? ''))];
}

/** Circulars and meetings of a list: their ids are days and months. */
function proceedingsIn(list: string): readonly string[] {
  return [...list.matchAll(/"id":"([\d-]+)"/g)].map((m) => m[1] ?? '');
}

/** Bulletins issued by a date. */
async function issuedIds(asOf: string, read: Read): Promise<readonly string[]> {
  const list = await read(`/api/v1/bulletins?asOf=${asOf}`);
  return [...list.matchAll(/"id":"([^"]+)"/g)].map((m) => m[1] ?? '');
}

function underBulletins(path: string): string {
  return `/api/v1/bulletins/${path}`;
}

function figureIds(board: string): readonly string[] {
  const ids = [...new Set([...board.matchAll(/"([a-zA-Z]+~[^"]+~[0-9a-f]{16})"/g)].map((m) => m[1] ?? ''))];
  // A spread over the whole board is enough: every rule and every row occurs.
  return ids.filter((_, i) => i % Math.max(1, Math.floor(ids.length / 40)) === 0);
}

function fingerprints(imports: string): readonly string[] {
  return [...new Set([...imports.matchAll(/[0-9a-f]{64}/g)].map((m) => m[0]))];
}
