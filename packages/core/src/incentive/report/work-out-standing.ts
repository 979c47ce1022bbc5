import { isMissing, type Maybe, missing } from '../../missing.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Authority } from '../authority.ts';
import type { Award } from '../award.ts';
import { concentrationOf, neverWon, spreadOver, wonBySimilar } from '../coverage.ts';
import { type CityStanding, type Standing, standingOf } from '../standing.ts';
import { gapToPeer } from '../trend.ts';
import type { AwardFigure, AwardFigureInput, AwardRule } from './award-figure.ts';
import type { AwardRecord } from './award-record.ts';
import { constant, countyOf, part, valueOf } from './figure-parts.ts';
import type { PeerLine, ProvinceLine, StandingReport, YearLine } from './standing-report.ts';

/** Works out the standing report of a city for a year judged. Years run from the first that the ledger holds of the authority. */
export function standingReport(
  record: AwardRecord,
  region: RegionCode,
  authority: Authority,
  year: number,
): StandingReport {
  const desk = new ReportDesk(record, region, authority, year);
  const province = record.set.cities.map((code) => new ReportDesk(record, code, authority, year).place());
  return { ...desk.report(), province };
}

/** The figures of one report in the making: it remembers those that others rest on. */
class ReportDesk {
  private readonly record: AwardRecord;
  private readonly region: RegionCode;
  private readonly authority: Authority;
  private readonly year: number;
  private readonly years: readonly number[];
  private readonly standing: Standing;
  private readonly hasResults: boolean;
  private readonly kept = new Map<string, AwardFigure>();

  constructor(record: AwardRecord, region: RegionCode, authority: Authority, year: number) {
    this.record = record;
    this.region = region;
    this.authority = authority;
    this.year = year;
    this.years = record.tally.years(authority).filter((one) => one <= year);
    const tally = record.tally.of(authority, year);
    const standing = standingOf(tally, record.set, record.tiers);
    // Before results of a year are in the ledger nobody has a place in it: all would be first with nothing.
    this.hasResults = tally !== undefined;
    this.standing = this.hasResults ? standing : { ...standing, table: [], countyMean: missing('no-results') };
  }

  /** Where the city stands, against whom: the line that the province's table has of it. */
  place(): ProvinceLine & Pick<StandingReport, 'cityLevelMean' | 'countyMean' | 'ownCountyMean'> {
    const { region, year } = this;
    const own = this.standing.table.find((city) => city.code === region);
    const cityLevelMean = this.mean(
      'meanOfCityLevelAwards',
      this.hasResults ? this.standing.cityLevelMean : missing('no-results'),
      this.record.setNames.cities,
    );
    const countyMean = this.mean('meanOfCountyAwards', this.standing.countyMean, this.record.setNames.counties);
    const ownCountyMean = this.ownCountyMean(own);
    return {
      code: region,
      total: this.total(region, year),
      cityLevel: this.cityLevel(region, year),
      ...this.ranks(own),
      cityLevelMean,
      countyMean,
      ownCountyMean,
      cityLevelAgainstMean: this.against('cityLevelAgainstMean', own?.cityLevelAgainstMean, [
        ['own', this.cityLevel(region, year)],
        ['mean', cityLevelMean],
      ]),
      countiesAgainstMean: this.against('countiesAgainstMean', own?.countiesAgainstMean, [
        ['own', ownCountyMean],
        ['mean', countyMean],
      ]),
    };
  }

  report(): Omit<StandingReport, 'province'> {
    const { region, authority, year } = this;
    const totals = this.years.map((one) => this.total(region, one));
    const { code: _code, total: _total, cityLevel: _cityLevel, ...place } = this.place();
    return {
      region,
      authority,
      year,
      years: this.years.map((one, at) => this.yearLine(one, totals[at - 1])),
      overYears: this.sum('awardsOverYears', totals),
      stateCouncil: this.stateCouncil(),
      ...place,
      ...this.counties(),
      ...this.coverage(),
      peers: this.record.set.cities.filter((code) => code !== region).map((code) => this.peer(code)),
      wonBySimilar: this.similar(),
      standing: this.standing,
    };
  }

  private figure(
    rule: AwardRule,
    value: AwardFigure['value'],
    inputs: readonly AwardFigureInput[],
    shape: Partial<Pick<AwardFigure, 'region' | 'authority' | 'year' | 'item' | 'decimals' | 'unit'>> = {},
  ): AwardFigure {
    return {
      rule,
      region: this.region,
      authority: this.authority,
      year: this.year,
      item: null,
      asOf: this.record.asOf,
      value,
      decimals: 0,
      unit: '次',
      inputs,
      ...shape,
    };
  }

  /** A count of entries, with the entries. */
  private count(
    rule: AwardRule,
    key: string,
    keep: (award: Award) => boolean,
    shape: Partial<Pick<AwardFigure, 'region' | 'authority' | 'year' | 'item'>>,
  ): AwardFigure {
    const name = `${rule}/${key}`;
    let figure = this.kept.get(name);
    if (figure === undefined) {
      const ids = this.record.awards.filter((award) => keep(award)).map((award) => award.id);
      figure = this.figure(rule, ids.length, [{ kind: 'awards', role: 'entries', ids }], shape);
      this.kept.set(name, figure);
    }
    return figure;
  }

  private total(region: RegionCode, year: number): AwardFigure {
    return this.count('awards', `${region}/${year}`, (award) => this.isOf(award, year) && award.city === region, {
      region,
      year,
    });
  }

  private cityLevel(region: RegionCode, year: number): AwardFigure {
    return this.count(
      'cityLevelAwards',
      `${region}/${year}`,
      (award) => this.isOf(award, year) && award.city === region && award.level === 'cityLevel',
      { region, year },
    );
  }

  private isOf(award: Award, year: number): boolean {
    return award.authority === this.authority && award.year === year;
  }

  private yearLine(year: number, before: AwardFigure | undefined): YearLine {
    const total = this.total(this.region, year);
    return {
      year,
      total,
      cityLevel: this.cityLevel(this.region, year),
      counties: this.count(
        'countyAwards',
        `${this.region}/${year}`,
        (award) => this.isOf(award, year) && award.city === this.region && award.level === 'county',
        { year },
      ),
      change:
        before === undefined
          ? null
          : this.figure(
              'awardsChange',
              valueOf(total) - valueOf(before),
              [part('now', total), part('before', before)],
              { year },
            ),
    };
  }

  private sum(
    rule: AwardRule,
    figures: readonly AwardFigure[],
    shape: Partial<Pick<AwardFigure, 'item'>> = {},
  ): AwardFigure {
    const value = figures.reduce((sum, figure) => sum + valueOf(figure), 0);
    return this.figure(
      rule,
      value,
      figures.map((figure) => part(String(figure.year), figure)),
      shape,
    );
  }

  private stateCouncil(): AwardFigure {
    return this.count(
      'awardsOverYears',
      'stateCouncil',
      (award) => award.authority === 'stateCouncil' && award.city === this.region && award.year <= this.year,
      { authority: 'stateCouncil' },
    );
  }

  private ranks(
    own: CityStanding | undefined,
  ): Pick<StandingReport, 'rankTotal' | 'rankCityLevel' | 'tierTotal' | 'tierCityLevel'> {
    const cities = this.record.set.cities;
    const set: AwardFigureInput = { kind: 'set', role: 'among', set: this.record.setNames.cities, of: cities.length };
    const rank = (rule: AwardRule, value: number | undefined, of: (code: RegionCode) => AwardFigure): AwardFigure =>
      this.figure(rule, value ?? missing('no-results'), [part('own', of(this.region)), set, ...this.others(of)], {
        unit: '位',
      });
    const rankTotal = rank('rankByAwards', own?.rankTotal, (code) => this.total(code, this.year));
    const rankCityLevel = rank('rankByCityLevelAwards', own?.rankCityLevel, (code) => this.cityLevel(code, this.year));
    const tier = (rule: AwardRule, value: Maybe<number> | undefined, of: AwardFigure): AwardFigure =>
      this.figure(rule, value ?? missing('no-results'), [part('rank', of), set, constant('tiers', this.record.tiers)], {
        unit: '',
      });
    return {
      rankTotal,
      rankCityLevel,
      tierTotal: tier('tierByAwards', own?.tierTotal, rankTotal),
      tierCityLevel: tier('tierByCityLevelAwards', own?.tierCityLevel, rankCityLevel),
    };
  }

  private others(of: (code: RegionCode) => AwardFigure): readonly AwardFigureInput[] {
    return this.record.set.cities.filter((code) => code !== this.region).map((code) => part(code, of(code)));
  }

  private mean(rule: AwardRule, mean: Maybe<{ value: number; sum: number; of: number }>, set: string): AwardFigure {
    if (isMissing(mean)) return this.figure(rule, mean, [], { decimals: 2 });
    return this.figure(
      rule,
      mean.value,
      [constant('sum', mean.sum, '次'), { kind: 'set', role: 'over', set, of: mean.of }],
      { decimals: 2 },
    );
  }

  private ownCountyMean(own: CityStanding | undefined): AwardFigure {
    const codes = this.record.set.counties.get(this.region) ?? [];
    const figures = codes.map((code) => this.ofCounty(code, this.year));
    const won = figures.reduce((sum, figure) => sum + valueOf(figure), 0);
    const value = own === undefined || codes.length === 0 ? missing('no-peers') : won / codes.length;
    return this.figure(
      'ownCountyMean',
      value,
      figures.map((figure) => part(figure.item ?? '', figure)),
      { decimals: 2 },
    );
  }

  private against(
    rule: AwardRule,
    value: Maybe<number> | undefined,
    parts: readonly (readonly [string, AwardFigure])[],
  ): AwardFigure {
    return this.figure(
      rule,
      value ?? missing('no-data'),
      parts.map(([role, figure]) => part(role, figure)),
      { decimals: 2 },
    );
  }

  private ofCounty(code: RegionCode, year: number): AwardFigure {
    return this.count(
      'awardsOfCounty',
      `${code}/${year}`,
      (award) => this.isOf(award, year) && countyOf(award) === code,
      {
        year,
        item: code,
      },
    );
  }

  private counties(): Pick<StandingReport, 'counties' | 'countiesWithNone'> {
    const codes = this.record.set.counties.get(this.region) ?? [];
    const lines = codes.map((code) => ({
      code,
      thisYear: this.ofCounty(code, this.year),
      overYears: this.sum(
        'awardsOfCountyOverYears',
        this.years.map((year) => this.ofCounty(code, year)),
        { item: code },
      ),
    }));
    const spread = spreadOver(codes, new Map(lines.map((line) => [line.code, valueOf(line.overYears)])));
    const inputs = lines.map((line) => part(line.code, line.overYears));
    return {
      counties: lines,
      countiesWithNone: {
        count: this.figure('countiesWithNone', spread.withNone.length, inputs, { unit: '个' }),
        codes: spread.withNone,
      },
    };
  }

  private coverage(): Pick<StandingReport, 'items' | 'neverWon' | 'largest' | 'byMeasure'> {
    const own = this.record.tally.of(this.authority, this.year)?.cities.get(this.region);
    const found = concentrationOf(own?.byMeasure ?? new Map());
    const total = this.total(this.region, this.year);
    const ofMeasure = (measure: string): AwardFigure =>
      this.count(
        'awardsOfMeasure',
        measure,
        (award) => this.isOf(award, this.year) && award.city === this.region && award.measure === measure,
        { item: measure },
      );
    const byMeasure = [...(own?.byMeasure ?? [])]
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([measure]) => ({ measure, count: ofMeasure(measure) }));
    const won = this.wonBy(this.region);
    const open = this.record.measuresOf(this.authority, this.year);
    const line = (measure: string): ReadonlySet<string> => this.record.lineOf(this.authority, this.year, measure);
    const never = neverWon(open, new Set(open.filter((measure) => [...line(measure)].some((id) => won.has(id)))));
    const { largest } = found;
    return {
      items: this.figure(
        'awardItems',
        found.itemCount,
        byMeasure.map(({ measure, count }) => part(measure, count)),
        { unit: '项' },
      ),
      neverWon: {
        count: this.figure(
          'measuresNeverWon',
          open.length === 0 ? missing('no-data') : never.length,
          [constant('measures', open.length, '项'), constant('won', open.length - never.length, '项')],
          { unit: '项' },
        ),
        measures: never,
      },
      largest: isMissing(largest)
        ? largest
        : {
            measure: largest.item,
            count: ofMeasure(largest.item),
            share: this.figure(
              'shareOfMeasure',
              largest.share,
              [part('part', ofMeasure(largest.item)), part('whole', total)],
              {
                item: largest.item,
                decimals: 1,
                unit: '%',
              },
            ),
          },
      byMeasure,
    };
  }

  /** Measures that a city has won in any year to this one, at any level. */
  private wonBy(region: RegionCode): ReadonlySet<string> {
    return new Set(
      this.years.flatMap((year) => [
        ...(this.record.tally.of(this.authority, year)?.cities.get(region)?.byMeasure.keys() ?? []),
      ]),
    );
  }

  private peer(code: RegionCode): PeerLine {
    const lines = this.years.map((year) => {
      const peer = this.total(code, year);
      const own = this.total(this.region, year);
      const gap = this.figure('gapToPeer', valueOf(peer) - valueOf(own), [part('peer', peer), part('own', own)], {
        year,
        item: code,
      });
      return { year, peer, gap, own };
    });
    const { verdict } = gapToPeer(
      new Map(lines.map(({ year, peer }) => [year, valueOf(peer)])),
      new Map(lines.map(({ year, own }) => [year, valueOf(own)])),
    );
    return { code, years: lines.map(({ year, peer, gap }) => ({ year, peer, gap })), verdict };
  }

  private similar(): StandingReport['wonBySimilar'] {
    const others = this.record.similar.filter((code) => code !== this.region);
    const open = this.record.measuresOf(this.authority, this.year);
    // What a measure was called before is the same matter: under the names of this year where it is still there.
    const now = new Map(
      open.flatMap((measure) => [...this.record.lineOf(this.authority, this.year, measure)].map((id) => [id, measure])),
    );
    const wonBy = (code: RegionCode): ReadonlySet<string> =>
      new Set([...this.wonBy(code)].map((measure) => now.get(measure) ?? measure));
    return wonBySimilar(wonBy(this.region), new Map(others.map((code) => [code, wonBy(code)])));
  }
}
