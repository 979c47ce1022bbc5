import type { Application } from '@shigan/app';
import { DomainError, type EconomicBulletin } from '@shigan/core';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { fileAnswer, filesAnswer } from './answers.ts';
import { attachment } from './attachment.ts';

export type DocumentFormat = 'docx' | 'html';

const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
};

/** A document that stands alone: it loads nothing and runs nothing, and is styled by just the styles that it was written with. Those that
 *  stand within elements are of documents kept by earlier versions. */
function standsAlone(content: string): string {
  const named = (pattern: RegExp): readonly string[] => [
    ...new Set([...content.matchAll(pattern)].map(([, css = '']) => `'sha256-${sha256Base64(css)}'`)),
  ];
  const within = named(/\sstyle="([^"]*)"/gu);
  const styles = [...named(/<style>([^<]*)<\/style>/gu), ...(within.length > 0 ? ["'unsafe-hashes'", ...within] : [])];
  return `default-src 'none'; style-src ${styles.join(' ') || "'none'"}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

const file = z.string().meta({ format: 'binary' });

/** Documents by media type. */
export const documentKinds: Readonly<Record<string, z.ZodType>> = { [mediaTypes.docx]: file, 'text/html': z.string() };
export const documentAnswer: ReturnType<typeof fileAnswer> = filesAnswer(documentKinds);
export const drawingAnswer: ReturnType<typeof fileAnswer> = fileAnswer('image/svg+xml', z.string());

/** Number of a chart, from 1. */
export const chartNumber: z.ZodType<string> = z.string().regex(/^[1-9]\d?$/);

/** What a document is called as a file: with the series and number of an issue, where it has one. */
export function documentName(
  title: string,
  issue?: { readonly series: string; readonly year: number; readonly number: number },
): string {
  return issue === undefined ? title : `${issue.series} ${issue.year}-${issue.number} ${title}`;
}

/** Sends a document: a page is shown, a .docx is saved under its name. */
export function sendDocument(
  reply: FastifyReply,
  format: DocumentFormat,
  name: string,
  content: string | Uint8Array,
): FastifyReply {
  reply.header('content-type', mediaTypes[format]);
  if (format === 'html') reply.header('content-security-policy', standsAlone(String(content)));
  else reply.header('content-disposition', attachment(`${name}.docx`));
  return reply.send(typeof content === 'string' ? content : Buffer.from(content));
}

/** Sends a chart of a bulletin as it is drawn in its documents. Refuses `unknown-file` where it has no such chart. */
export async function sendChart(
  reply: FastifyReply,
  app: Application,
  bulletin: EconomicBulletin<string>,
  number: string,
): Promise<FastifyReply> {
  const charts = [...bulletin.body, ...bulletin.annex].filter((block) => block.kind === 'chart');
  const chart = charts[Number(number) - 1];
  if (chart === undefined) throw new DomainError('unknown-file', { chart: number });
  const drawing = await app.documents.chartSvg(chart);
  return reply
    .header('content-type', 'image/svg+xml; charset=utf-8')
    .header('content-security-policy', standsAlone(drawing))
    .send(drawing);
}
