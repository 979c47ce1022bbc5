import type { Board, Matrix } from '../board/board.ts';
import type { Language } from '../words/language.ts';
import { annexCharts } from './annex-charts.ts';
import { indicatorTable, matrixTable } from './annex-tables.ts';
import type { Block, EconomicBulletin } from './block.ts';
import { countySection } from './county-section.ts';
import { enVoice } from './en-voice.ts';
import { indicatorSection } from './indicator-section.ts';
import { leadingRow, overallSection } from './overall-section.ts';
import { keyRows } from './select-rows.ts';
import { followUpSection, shortfallSection } from './shortfalls.ts';
import type { Voice } from './voice.ts';
import { zhVoice } from './zh-voice.ts';

/** What a bulletin is written from, and how its office signs. */
export interface BulletinSpec {
  readonly board: Board;
  /** The parts of the region, where they are to be compared. */
  readonly matrix?: Matrix;
  readonly masthead: string;
  readonly unit: string;
  readonly issueNumber?: number;
  /** The civil day it is dated. */
  readonly day: string;
  readonly addressees: string;
  readonly copiesTo: string;
  readonly demo: boolean;
  /** Chinese unless said. */
  readonly language?: Language;
  /** Names of departments by their codes, for other languages; a department without one goes by its code. */
  readonly departments?: ReadonlyMap<string, Readonly<Record<Language, string>>>;
}

const voices: Readonly<Record<Language, Voice>> = { zh: zhVoice, en: enVoice };

/** A department as documents of a language name it. Its code is what it is called in Chinese. */
function departmentName({ language = 'zh', departments }: BulletinSpec, code: string): string {
  return language === 'zh' ? code : (departments?.get(code)?.[language] ?? code);
}

/** A day as documents of a language write it: 2021年5月20日. */
export function documentDay(day: string, language: Language): string {
  return voices[language].day(day);
}

/** The economic bulletin (经济运行情况通报) of a month: the same board gives the same words. In the order an office expects:
 *  overall, indicator by indicator, by county, shortfalls, what follows; tables and charts in the annex. The text speaks of key
 *  indicators; the annex has them all. */
export function composeBulletin(spec: BulletinSpec): EconomicBulletin {
  const { board, matrix } = spec;
  const voice = voices[spec.language ?? 'zh'];
  const key = keyRows(board);
  const { sections } = voice;
  const parts: readonly (readonly [string, readonly Block[]])[] = [
    [sections.overall, overallSection(board, key, voice)],
    [sections.indicators, indicatorSection(key, leadingRow(key), voice)],
    [sections.counties, matrix === undefined ? [] : countySection(matrix, key, voice)],
    [sections.shortfalls, shortfallSection(board, key, voice)],
    [sections.followUps, followUpSection(board, voice, (code) => departmentName(spec, code))],
  ];
  return {
    masthead: spec.masthead,
    ...(spec.issueNumber === undefined ? {} : { issueNumber: spec.issueNumber }),
    unit: spec.unit,
    date: voice.day(spec.day),
    title: voice.title(board),
    addressees: spec.addressees,
    body: parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], i): Block[] => [
        { kind: 'heading', level: 1, text: voice.numbered(1, i, title) },
        ...blocks,
      ]),
    annex: [
      indicatorTable(board, voice),
      ...(matrix ? [matrixTable(matrix, voice)] : []),
      ...annexCharts(board, voice),
    ],
    copiesTo: spec.copiesTo,
    demo: spec.demo,
    language: voice.language,
  };
}
