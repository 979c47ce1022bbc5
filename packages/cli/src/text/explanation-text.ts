import { type ExplanationBody, type InputBody, missingWords } from '@shigan/contract';
import { isMissing, type Language, type Missing } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';
import { pointCells } from './series-text.ts';

/** An explanation for people: the figure, how it came about, what it rests on, and its earlier values. */
export function explanationText(body: ExplanationBody, language: Language, all: Words): string {
  const words = all.explain;
  const value = isMissing(body.value) ? missingWords[body.value.missing][language] : `${body.shown} ${body.unit}`;
  const parts = [
    `${body.indicator} ${body.region} ${body.span} ${body.measure} ${body.rule}\n`,
    `${words.value}: ${value.trimEnd()}\n`,
    `${words.formula}: ${body.formula}  [${body.symbols}]\n`,
  ];
  if (!isMissing(body.source)) {
    const { fileName, sheet, cell, file } = body.source;
    parts.push(`${words.source}: ${[fileName, sheet, cell].filter((part) => part !== '').join(' ')}  (${file})\n`);
  }
  if (!isMissing(body.by)) parts.push(`${words.by}: ${body.by}\n`);
  if (body.inputs.length > 0) {
    const rows = body.inputs.map((input) => inputCells(input, language));
    parts.push(
      `\n${table([{ head: words.inputs }, { head: words.value, align: 'right' }, { head: words.source }, { head: 'id' }], rows)}`,
    );
  }
  if (body.vintages.length > 0) {
    const { span, measure, value: amount, status, knownFrom, source } = all.series;
    const heads = [span, measure, amount, status, knownFrom, source, words.by].map((head) => ({ head }));
    parts.push(
      `\n${words.vintages}\n${table(
        heads,
        body.vintages.map((v) => [...pointCells(v), v.by]),
      )}`,
    );
  }
  return parts.join('');
}

function inputCells(input: InputBody, language: Language): readonly string[] {
  switch (input.kind) {
    case 'observation': {
      const [span, measure, value, , , source] = pointCells(input);
      return [
        `${input.role}: ${input.indicator} ${input.region} ${span} ${measure}`,
        value ?? '',
        source ?? '',
        input.id ?? '',
      ];
    }
    case 'figure': {
      const about = `${input.role}: ${input.indicator} ${input.region} ${input.span} ${input.rule}`;
      return [about, valueText(input.value, input.unit, language), '', input.id];
    }
    case 'setting':
      return [`${input.role}: ${input.register} ${input.key}`, input.value, momentText(input.knownFrom), ''];
    case 'constant':
      return [input.role, valueText(input.value, input.unit, language), '', ''];
  }
}

function valueText(value: number | Missing, unit: string, language: Language): string {
  return isMissing(value) ? missingWords[value.missing][language] : `${value} ${unit}`.trimEnd();
}
