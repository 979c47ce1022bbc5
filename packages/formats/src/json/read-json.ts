import type { IncomingFile } from '@shigan/app';
import type { OpenWorkbook } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';

/** Whether a text begins like a JSON object; no table does. */
export function looksLikeJson(first: Buffer): boolean {
  return /^(?:\u00EF\u00BB\u00BF)?\s*\{\s*(?:"|\}|$)/.test(first.toString('latin1'));
}

/** Opens a message in JSON (报文): UTF-8, held whole, so it may be no larger than fits in memory several times over. What it says is
 *  for others to find out. Refuses `file-too-large`, and `file-not-a-workbook` for what is no JSON. */
export async function openJson(file: IncomingFile): Promise<OpenWorkbook & { close(): Promise<void> }> {
  if (file.size > uploadLimits.jsonBytes)
    throw refuse('file-too-large', 'larger than may be sent', { bytes: file.size, limit: uploadLimits.jsonBytes });
  const pieces: Uint8Array[] = [];
  for await (const piece of file.open()) pieces.push(piece);
  return {
    format: 'json',
    encoding: 'utf-8',
    sheets: [],
    message: parsed(Buffer.concat(pieces)),
    close: async () => {},
  };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw refuse('file-not-a-workbook', 'begins like JSON and is none');
    throw error;
  }
}
