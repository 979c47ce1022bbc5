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
