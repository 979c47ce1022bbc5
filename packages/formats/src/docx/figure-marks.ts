import type { MarkedFigure } from '@shigan/app';
import { decodeEntities } from '../xlsx/xml.ts';
import type { Bookmark } from './draft-text.ts';
import { xmlTokens } from './xml-tokens.ts';

/** The figures of one document in order of appearance. Each is marked in the text by a bookmark `F1`, `F2` …; the document's
 *  own properties hold the id behind each mark, so that a copy that comes back can be explained and checked again. */
export class FigureMarks {
  private readonly ids: string[] = [];

  /** The bookmark name of a further appearance. */
  mark(figure: string): string {
    this.ids.push(figure);
    return `F${this.ids.length}`;
  }

  properties(): { readonly name: string; readonly value: string }[] {
    return this.ids.map((value, i) => ({ name: `F${i + 1}`, value }));
  }
}

/** The figures that are marked in a document that came back: its bookmarks, and the ids that its properties hold behind them. What a
 *  word processor made of either and no longer fits is left out. */
export function markedFigures(bookmarks: readonly Bookmark[], properties: string): readonly MarkedFigure[] {
  const ids = new Map<string, string>();
  let name: string | undefined;
  if (properties === '') return [];
  for (const token of xmlTokens(properties)) {
    if (token.kind === 'open') name = /\sname="(F\d{1,6})"/u.exec(token.attributes)?.[1] ?? name;
    else if (token.kind === 'close' && token.name === 'property') name = undefined;
    else if (token.kind === 'text' && name !== undefined)
      ids.set(name, decodeEntities(properties.slice(token.start, token.end)).trim());
  }
  return bookmarks.flatMap(({ name: mark, start, end }) => {
    const figure = ids.get(mark);
    return figure === undefined || start === end ? [] : [{ figure, start, end }];
  });
}
