import { addApplicationFile, evidencePack, readEvidence } from '@shigan/app';
import { jsonText, presentEvidence } from '@shigan/contract';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { awardWords } from '../words/award-words.ts';
import { authorityOf, yearOf } from './notice.ts';

interface EvidenceOptions extends GlobalOptions {
  readonly year?: string;
  readonly authority?: string;
  readonly asOf?: string;
  readonly output?: string;
  readonly add?: string;
  readonly proof?: string;
  readonly json?: true;
}

/** `awards evidence MEASURE SUBITEM`: what an application has to prove and what is missing; with `--add` a further file
 *  of it, with `-o` all of it as one folder. */
export function addAwardEvidenceCommand(awards: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const own = awardWords[terminal.language];
  awards
    .command('evidence')
    .description(own.commands.evidence)
    .argument('<measure>')
    .argument('<sub-item>')
    .option('--year <year>', own.options.year)
    .option('--authority <authority>', own.options.authority)
    .option('--as-of <moment>', words.options.asOf)
    .option('-o, --output <file>', own.options.output)
    .option('--add <file>', own.options.add)
    .option('--proof <proof>', own.options.proof)
    .option('--json', words.options.json)
    .action(async (measure: string, subItem: string, _options: EvidenceOptions, command: Command) => {
      const options: EvidenceOptions = command.optsWithGlobals();
      const { year = 0 } = yearOf(required(options.year, '--year', command, words));
      const asked = {
        measure,
        subItem,
        year,
        authority: authorityOf(options.authority),
        ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      };
      const { add } = options;
      if (add !== undefined) {
        const proof = required(options.proof, '--proof', command, words);
        return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
          const item = await addApplicationFile(app, actor, city, { ...asked, proof, file: await fileOnDisk(add) });
          return terminal.out(`${item.proof}: ${item.name} ${item.sha256}\n`);
        });
      }
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        if (options.output !== undefined) {
          const { content } = await evidencePack(app, actor, city, asked);
          await writeFile(options.output, content);
          return terminal.out(`${options.output}\n`);
        }
        const body = presentEvidence(await readEvidence(app, actor, city, asked));
        if (options.json) return terminal.out(jsonText(body));
        await terminal.out(`${own.evidence(body.title, body.required, body.missing)}\n`);
        const { examined, proof, files } = own.evidenceHeads;
        return terminal.out(
          table(
            [{ head: '' }, { head: examined }, { head: proof }, { head: files }],
            body.requirements.flatMap((one) =>
              one.proofs.map((asks, at) => [
                `${one.number}-${at + 1}`,
                one.examined,
                asks.proof,
                asks.held.map(({ name }) => name).join('、') || own.evidenceMissing,
              ]),
            ),
          ),
        );
      });
    });
}
