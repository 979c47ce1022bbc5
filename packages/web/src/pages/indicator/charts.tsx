import type { ReactElement } from 'react';
import { AmountChart, BaseChart, type ChartProps, CourseChart, RequiredChart } from './course-charts.tsx';
import { CountyCharts } from './county-charts.tsx';
import { CompositionTable, DriversTable, MemberTable, RevisionsTable, YearsChart } from './part-tables.tsx';
import { RankingChart } from './ranking-chart.tsx';

/** The charts of an indicator's page, in the order in which one asks. They come after the page's first view. */
export function Charts(props: ChartProps): ReactElement {
  return (
    <div className="charts">
      <CourseChart {...props} />
      <AmountChart {...props} />
      <RequiredChart {...props} />
      <BaseChart {...props} />
      <YearsChart {...props} />
      <RankingChart {...props} />
      <CountyCharts {...props} />
      <CompositionTable {...props} />
      <MemberTable {...props} />
      <DriversTable {...props} />
      <RevisionsTable {...props} />
    </div>
  );
}
