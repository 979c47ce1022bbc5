import { membersOf, projectFigure, projectFigureRules } from '@shigan/core';
import { greatestFirst, type OpenForExplaining } from '../rosters/explained-roster.ts';
import { openProjects } from './open-projects.ts';

/** Projects opened to work their figures out again. */
export const openForProjects: OpenForExplaining = async (app, actor, city, asked) => {
  const { registry, context, years } = await openProjects(app, actor, city, asked);
  const figure: Awaited<ReturnType<OpenForExplaining>>['figure'] = (rule, of, item) => {
    const known = projectFigureRules.find((one) => one === rule);
    return known && projectFigure(context, known, of, item);
  };
  return {
    registry,
    figure,
    nameOf: (of) => years.all.get(of)?.project.name,
    thingsBehind: ({ rule, subject: { of, item } }) => {
      if (of !== null && years.all.has(of)) return [];
      const shown = rule === 'sum' ? (item ?? 'spent') : 'spent';
      return greatestFirst(
        membersOf(context, of).flatMap(({ project: { code, name } }) => {
          const own = figure('stated', code, shown);
          return own === undefined ? [] : [{ code, name, figure: own }];
        }),
      );
    },
  };
};
