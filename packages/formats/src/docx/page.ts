/** Measures of an official document (GB/T 9704-2012), in twips (1/1440 inch) unless said otherwise. */

/** Twips of a length in millimetres. */
export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440);
}

/** A4, 210 × 297 mm. */
export const paper: { readonly width: number; readonly height: number } = { width: mm(210), height: mm(297) };

/** Text area (版心) 156 × 225 mm: head 37, binding 28, so foot 35 and right 26. */
export const margins: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number } =
  { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };

export const textWidth: number = paper.width - margins.left - margins.right;

/** 22 lines fill the text area's 225 mm. */
export const linePitch: number = Math.floor((paper.height - margins.top - margins.bottom) / 22);

/** A line of the imprint, 4号. */
export const imprintPitch = 480;

/** Pixels of a length in twips, as the document writer measures drawings, and the unit of drawings on a page. */
export function pixelsOf(twips: number): number {
  return twips / 15;
}

export function emuOf(twips: number): number {
  return twips * 635;
}

/** Type sizes in half-points: 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt, 小五 9 pt. */
export const size = { masthead: 84, title: 44, body: 32, imprint: 28, table: 18, tableHead: 18, caption: 24 } as const;

/** 28 characters of 16 pt are wider than 156 mm by 4 twips each: they are set this much closer. */
export const bodySpacing = -5;

/** A row of an annex table: 5 mm. */
export const rowHeight: number = mm(5);

/** A line of a table's head, and a small line above or below a table or chart with the space around it. */
export const headLinePitch = 230;
export const smallLine = 380;

/** One character of body text. */
export const bodyCharacter = 315;

/** The page number stands 7 mm below the text area: 35 mm less 7 mm less its own line. */
export const footerDistance: number = mm(35 - 7) - 330;

export const red = 'C00000';

/** East Asian and Latin type of each part. Digits need a Times-like face; the names are those that every office has. */
export const fonts = {
  body: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  title: { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  heading: { eastAsia: '黑体', ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  subheading: { eastAsia: '楷体_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
  pageNumber: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体', cs: 'Times New Roman' },
} as const;
