import { dealFigure, dealFigureRules, dealsOf } from '@shigan/core';
import { greatestFirst, type OpenForExplaining } from '../rosters/explained-roster.ts';
import { openAttraction } from './open-attraction.ts';

/** Deals opened to work their figures out again. */
export const openForAttraction: OpenForExplaining = async (app, actor, city, asked) => {
  const { registry, context } = await openAttraction(app, actor, city, asked);
  const figure: Awaited<ReturnType<OpenForExplaining>>['figure'] = (rule, of, item) => {
    const known = dealFigureRules.find((one) => one === rule);
    return known && dealFigure(context, known, of, item);
  };
  const named = (of: string) => context.members.find(({ deal }) => deal.code === of)?.deal.name;
  return {
    registry,
    figure,
    nameOf: named,
    thingsBehind: ({ rule, subject: { of, item } }) => {
      if (of !== null && named(of) !== undefined) return [];
      const shown = rule === 'sum' && item !== null ? item : rule === 'growth' ? 'arrived' : 'contractedFunds';
      return greatestFirst(
        dealsOf(context, rule === 'coverage' && of === null ? 'origin:domestic' : of).flatMap(
          ({ deal: { code, name } }) => {
            const own = dealFigure(context, 'stated', code, rule === 'coverage' ? 'arrived' : shown);
            return own === undefined ? [] : [{ code, name, figure: own }];
          },
        ),
      );
    },
  };
};
