/** Length over complexity: what makes a password strong is that it is long (口令规则). In characters as people count them. */
export const passwordLength = { least: 12, most: 128 } as const;

/** What is wrong with a new password. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-plain' | 'holds-name';

/** Fewer different characters than this are a pattern, however long. */
const leastDifferent = 5;

/** Checks a new password: 12 to 128 characters, at least 5 different ones, and the name of the account is no part of it. Any
 *  character may be used, blanks too; none has to be. */
export function passwordFault(password: string, signInName: string): PasswordFault | undefined {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < passwordLength.least) return 'too-short';
  if (characters.length > passwordLength.most) return 'too-long';
  if (new Set(characters).size < leastDifferent) return 'too-plain';
  const holdsName = signInName.length > 2 && characters.join('').toLowerCase().includes(signInName);
  return holdsName ? 'holds-name' : undefined;
}
