import { type ParkFigureRule, parkFigure, parkFigureRules } from '@shigan/core';
import { greatestFirst, type OpenForExplaining } from '../rosters/explained-roster.ts';
import { openParks } from './open-parks.ts';

/** What each park brings to a figure of all of them. */
const ownRule: Readonly<Partial<Record<string, ParkFigureRule>>> = {
  sum: 'stated',
  ratio: 'ratio',
  perMu: 'perMu',
  twelveMonths: 'twelveMonths',
  parks: 'total',
  rank: 'total',
};

/** Parks opened to work their figures out again. */
export const openForParks: OpenForExplaining = async (app, actor, city, asked) => {
  const { registry, context } = await openParks(app, actor, city, asked);
  const figure: Awaited<ReturnType<OpenForExplaining>>['figure'] = (rule, of, item) => {
    const known = parkFigureRules.find((one) => one === rule);
    return known && parkFigure(context, known, of, item);
  };
  return {
    registry,
    figure,
    nameOf: (of) => context.all.find(({ code }) => code === of)?.name,
    thingsBehind: ({ rule, subject: { of, item } }) => {
      const own = ownRule[rule];
      if (own === undefined || (of !== null && rule !== 'rank')) return [];
      return greatestFirst(
        (of === null ? context.members : context.all).flatMap(({ code, name }) => {
          const one = parkFigure(context, own, code, own === 'total' ? null : item);
          return one === undefined ? [] : [{ code, name, figure: one }];
        }),
      );
    },
  };
};
