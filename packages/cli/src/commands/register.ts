import { listRegister, registerHistory } from '@shigan/app';
import { jsonText, presentRegister, type RegisterBody } from '@shigan/contract';
import type { Command } from 'commander';
import { addRegisterPut } from './register-put.ts';
import { addRegisterWorkbooks } from './register-workbooks.ts';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { registerNamed } from '../register-named.ts';
import { registerText } from '../text/register-text.ts';

interface RegisterOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `register list|history|put`: what is read beside observations, for a city to make its own. */
export function addRegisterCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const register = program.command('register').description(words.commands.register);
  const print = (options: RegisterOptions, body: RegisterBody): Promise<void> =>
    terminal.out(options.json ? jsonText(body) : registerText(body, terminal.language, words.register));

  register
    .command('list')
    .description(words.commands.registerList)
    .usage('[options] <register>')
    .argument('[register]')
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: RegisterOptions, command: Command) => {
      const options: RegisterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'register');
      const name = registerNamed(required(given, 'REGISTER', command, words));
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) =>
        print(options, presentRegister(name, await listRegister(app, actor, city, name, options.asOf))),
      );
    });

  register
    .command('history')
    .description(words.commands.registerHistory)
    .usage('[options] <register> <key>')
    .argument('[register]')
    .argument('[key]')
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, key: string | undefined, _options: RegisterOptions, command: Command) => {
      const options: RegisterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'register');
      const name = registerNamed(required(given, 'REGISTER', command, words));
      const of = required(key, 'KEY', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) =>
        print(options, presentRegister(name, await registerHistory(app, actor, city, name, of))),
      );
    });

  addRegisterPut(register, surroundings);
  addRegisterWorkbooks(register, surroundings);
}
