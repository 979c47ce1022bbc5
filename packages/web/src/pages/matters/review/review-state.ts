import type { MatterReportBody, ReviewLineBody } from '@shigan/contract';
import { isPromiseWhole, promisesOf } from '../act-fields.ts';
import type { Text } from '../../../text/zh-CN.ts';

/** A number as it is typed. */
export interface NumberField {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

/** What a report's form holds. */
export interface ReportFields {
  readonly text: string;
  readonly progress: string;
  readonly light: string;
  readonly numbers: readonly NumberField[];
  readonly milestones: readonly string[];
  readonly promise: string;
  readonly promiseDue: string;
  readonly evidence: string;
}

/** The form as a unit finds it: what it reported in this round already, or what it said last. */
export function filledIn({ prefill, report }: ReviewLineBody): ReportFields {
  const held = report ?? prefill;
  return {
    text: held.text,
    progress: String(Math.round(held.progress * 100)),
    light: held.light ?? '',
    numbers: held.numbers.map(({ name, value, unit }) => ({ name, unit, value: String(value) })),
    milestones: report?.milestones ?? [],
    promise: '',
    promiseDue: '',
    evidence: '',
  };
}

/** A number that is typed in full: a name and a value that is one. Empty lines do not count. */
function isNumber({ name, value }: NumberField): boolean {
  return name.trim() !== '' && value.trim() !== '' && Number.isFinite(Number(value));
}

function isEmpty({ name, value, unit }: NumberField): boolean {
  return [name, value, unit].every((one) => one.trim() === '');
}

/** Whether it can be sent: a paragraph, a progress of 0 to 100, a light, and no number or promise half typed. */
export function isComplete(fields: ReportFields): boolean {
  const { text, progress, light, numbers } = fields;
  const share = Number(progress);
  return (
    text.trim() !== '' &&
    progress.trim() !== '' &&
    share >= 0 &&
    share <= 100 &&
    light !== '' &&
    isPromiseWhole(fields) &&
    numbers.every((one) => isEmpty(one) || isNumber(one))
  );
}

/** The act that reports. */
export function reportAct(version: number, fields: ReportFields): object {
  return {
    act: 'report',
    version,
    evidence: linesOf(fields.evidence).map((name) => ({ name })),
    details: {
      report: {
        text: fields.text.trim(),
        progress: Number(fields.progress) / 100,
        light: fields.light,
        promises: promisesOf(version, fields),
        numbers: fields.numbers
          .filter(isNumber)
          .map(({ name, value, unit }) => ({ name: name.trim(), value: Number(value), unit: unit.trim() })),
        milestones: [...fields.milestones],
      },
    },
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A share as a whole percentage. */
export function percentWords(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** What a report brings beside its paragraph. */
export function readings({ numbers, milestones, evidence }: MatterReportBody, text: Text): readonly string[] {
  return [
    ...numbers.map(({ name, value, unit }) => `${name}${value}${unit}`),
    ...(milestones.length > 0 ? [text.review.reached(milestones.length)] : []),
    text.review.evidence(evidence.length),
  ];
}
