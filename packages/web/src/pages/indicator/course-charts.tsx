import type { IndicatorBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { type ChartTable, figureCell } from '../../charts/chart-table.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { useText } from '../../text/use-text.ts';
import {
  amountInput,
  baseInput,
  courseInput,
  headlineUnitOf,
  held,
  isDrawable,
  requiredInput,
} from './indicator-state.ts';

export interface ChartProps {
  readonly body: IndicatorBody;
  readonly note: string;
}

/** How the headline came here, against the whole and the target. */
export function CourseChart({ body, note }: ChartProps): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const words = text.indicator.course;
  const input = courseInput(body, text);
  const unit = headlineUnitOf(body);
  const whole = isMissing(body.standings) ? undefined : body.standings.wholeName;
  const question = input.lines.some(({ kind }) => kind === 'target') ? words.targetQuestion : words.question;
  const table: ChartTable = {
    head: [
      text.chart.span,
      words.growth,
      words.amount,
      text.indicator.twoYear,
      ...(whole === undefined ? [] : [whole]),
    ],
    rows: body.course.map((p) => [
      { text: p.label },
      figureCell(p.growth, language),
      figureCell(p.amount, language),
      figureCell(p.twoYearAverage, language),
      ...(whole === undefined ? [] : [figureCell(p.whole, language)]),
    ]),
  };
  const subtitle = whole === undefined || unit !== '%' ? words.subtitleAlone(unit) : words.subtitle(unit, whole);
  return (
    <ChartFrame question={question} subtitle={subtitle} table={table} note={note} className="wide">
      {isDrawable(input) ? <LineChart input={input} label={question} height={248} right={128} /> : <Nothing />}
    </ChartFrame>
  );
}

/** Amounts of this year over last year's, and what is due. */
export function AmountChart({ body, note }: ChartProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const input = amountInput(body, text);
  if (!isDrawable(input)) return null;
  const words = text.indicator.course;
  const unit = body.course.map(({ amount }) => held(amount)?.unit).find((u) => u !== undefined) ?? '';
  const table: ChartTable = {
    head: [text.chart.span, words.amount],
    rows: body.course.map((p) => [{ text: p.label }, figureCell(p.amount, language)]),
  };
  return (
    <ChartFrame question={words.amountQuestion} subtitle={words.amountSubtitle(unit)} table={table} note={note}>
      <LineChart input={input} label={words.amountQuestion} />
    </ChartFrame>
  );
}

/** What the target asks for by every release, and what was reached. */
export function RequiredChart({ body, note }: ChartProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const { required } = body;
  const input = requiredInput(body, text);
  if (isMissing(required) || input.lines.length < 2) return null;
  const words = text.indicator.required;
  const unit = required.map(({ due }) => held(due)?.unit).find((u) => u !== undefined) ?? '';
  const table: ChartTable = {
    head: [text.chart.span, text.chart.due, text.indicator.base.actual],
    rows: required.map((p) => [{ text: p.label }, figureCell(p.due, language), figureCell(p.actual, language)]),
  };
  return (
    <ChartFrame question={words.question} subtitle={words.subtitle(unit)} table={table} note={note}>
      <LineChart input={input} label={words.question} />
    </ChartFrame>
  );
}

/** Whether a change is only that of the base. */
export function BaseChart({ body, note }: ChartProps): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const { base } = body;
  const input = baseInput(body, text);
  if (isMissing(base) || !isDrawable(input)) return null;
  const words = text.indicator.base;
  const table: ChartTable = {
    head: [text.chart.span, words.path, words.actual, words.lastYear],
    rows: [
      ...base.points.map((p) => [
        { text: p.label },
        figureCell(p.path, language),
        figureCell(p.actual, language),
        figureCell(p.lastYear, language),
      ]),
      [{ text: text.indicator.twoYear }, figureCell(base.twoYearAverage, language), { text: '' }, { text: '' }],
    ],
  };
  return (
    <ChartFrame question={words.question} subtitle={`${words.subtitle}${words[base.basis]}`} table={table} note={note}>
      <LineChart input={input} label={words.question} />
    </ChartFrame>
  );
}

/** Where there is nothing to draw. */
function Nothing(): ReactElement {
  const text = useText();
  return <p className="absent">{text.chart.absent}</p>;
}
