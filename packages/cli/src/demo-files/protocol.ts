/** What the thread is started with. */
export interface FilesAsked {
  /** A directory of its own. */
  readonly directory: string;
}

/** What the thread tells: first how many files there will be, then each as it lies on the disk. */
export type FilesNews =
  | { readonly is: 'begun'; readonly count: number }
  | { readonly is: 'made'; readonly path: string };

/** What it is told: that one more file may lie ready. */
export type FilesOrder = 'more';
