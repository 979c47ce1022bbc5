import { errorWords, type ProblemCode } from '@shigan/contract';
import { statuses } from './problem.ts';

/** Every refusal as a page of the documentation (docs/errors.md): code, status, words, what to do. */
export function errorCatalogue(): string {
  const lines = Object.keys(errorWords)
    .filter(isCode)
    .map((code) => {
      const { title, hint } = errorWords[code];
      return `| \`${code}\` | ${statuses[code]} | ${title.zh} | ${title.en} | ${hint.zh} | ${hint.en} |`;
    });
  return `# Refusals

A refusal says that a rule forbids what was asked, and that nothing was changed. Its code never changes its meaning. Over HTTP it is
an RFC 9457 problem with the status below; the command line prints it as one line on standard error and ends with 2, or with 1 for
\`internal\`. This page is written by \`npm run api:docs\` from the words that are shown.

| code | status | 中文 | English | 怎么办 | what to do |
|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

function isCode(text: string): text is ProblemCode {
  return text in errorWords;
}
