/** How a command ends. */
export const exitCodes = {
  done: 0,
  /** A failure of the program itself. */
  bug: 1,
  /** A rule forbids what was asked; nothing was changed. */
  refused: 2,
  /** The command was not written as it has to be (sysexits: EX_USAGE). */
  usage: 64,
} as const;
