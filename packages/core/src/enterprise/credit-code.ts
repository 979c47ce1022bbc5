/** Why a text is no unified social credit code; the first reason found, in this order. */
export type CreditCodeFault = 'length' | 'character' | 'check-character' | 'organisation-code-check-character';

export type CreditCodeCheck =
  | {
      readonly valid: true;
      /** Upper case, half width, without spaces. */
      readonly normalised: string;
      /** Characters 3 to 8: the region of the registering authority, not always where the enterprise works. */
      readonly region: string;
      readonly checkCharacter: string;
    }
  | { readonly valid: false; readonly reason: CreditCodeFault };

// GB 32100-2015 leaves out I, O, S, V and Z, which are mistaken for digits and for each other.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character over the first 17 characters: weights 3^i mod 31 (GB 32100-2015). */
function creditCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const c of first17) {
    sum += alphabet.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** Check character of the organisation code inside, characters 9 to 17 (GB 11714): letters count from A = 10. */
function organisationCheckCharacter(first8: string): string {
  const sum = organisationWeights.reduce((s, w, i) => s + w * Number.parseInt(first8[i] ?? '0', 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** The code of an enterprise (type 91) registered in a region, with both check characters, from the eight characters of its organisation
 *  code: what a generator of invented enterprises needs. */
export function completeCreditCode(region: string, organisation: string): string {
  const first16 = `91${region}${organisation}`;
  const first17 = `${first16}${organisationCheckCharacter(organisation)}`;
  const code = `${first17}${creditCheckCharacter(first17)}`;
  if (!checkCreditCode(code).valid) throw new Error(`no credit code: ${region} ${organisation}`);
  return code;
}

/** Checks a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of the standard's alphabet, its check
 *  character, and the check character of the organisation code inside. Spaces, lower case and full width are accepted. */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = text
    .replace(/[\uFF01-\uFF5E]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00A0\u3000]/gu, '')
    .toUpperCase();
  if (code.length !== 18) return { valid: false, reason: 'length' };
  if (!/^[0-9A-HJ-NPQRTUWXY]+$/.test(code)) return { valid: false, reason: 'character' };
  const checkCharacter = code.slice(17);
  if (creditCheckCharacter(code.slice(0, 17)) !== checkCharacter) return { valid: false, reason: 'check-character' };
  if (organisationCheckCharacter(code.slice(8, 16)) !== code[16])
    return { valid: false, reason: 'organisation-code-check-character' };
  return { valid: true, normalised: code, region: code.slice(2, 8), checkCharacter };
}
