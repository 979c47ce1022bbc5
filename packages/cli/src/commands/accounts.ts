import { addAccount, amendAccount, listAccounts, resetAccount } from '@shigan/app';
import { accountListBody, jsonText, presentAccounts } from '@shigan/contract';
import { type Account, type AccountRole, accountRoles, isAccountRole, roleWords } from '@shigan/core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

interface AccountOptions extends GlobalOptions {
  readonly name?: string;
  readonly unit?: string;
  readonly leader?: string;
  readonly role?: readonly AccountRole[];
  readonly externalId?: string;
  readonly secondFactor?: true;
  readonly json?: true;
}

/** `accounts add|list|disable|enable|password`: who can sign in. Whoever may read the data directory may use it: that is how one gets
 *  in again after the last password is lost. */
export function addAccountCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const accounts = program.command('accounts').description(words.commands.accounts);
  const named = (name: string, description: string): Command =>
    accounts.command(name).description(description).usage('[options] <name>').argument('[name]');
  const run = async (
    given: string | undefined,
    command: Command,
    work: (opened: Opened, name: string, options: AccountOptions) => Promise<void>,
  ): Promise<void> => {
    const options: AccountOptions = command.optsWithGlobals();
    const name = required(given, 'NAME', command, words);
    return withStore(surroundings, options, 'writing', (opened) => work(opened, name, options));
  };
  const showPassword = async (password: string | undefined): Promise<void> => {
    if (password !== undefined) await terminal.out(`${password}\n`);
  };

  named('add', words.commands.accountsAdd)
    .addOption(
      new Option('--role <role...>', words.options.role)
        .choices(accountRoles)
        .argParser((text, held: readonly AccountRole[] | undefined) => [...(held ?? []), roleNamed(text)]),
    )
    .option('--name <name>', words.options.personName)
    .option('--unit <code>', words.options.personUnit)
    .option('--leader <code>', words.options.personLeader)
    .option('--external-id <id>', words.options.externalId)
    .action(async (given: string | undefined, _options: AccountOptions, command: Command) =>
      run(given, command, async ({ app, identity, actor, city }, signInName, options) => {
        const roles = required(options.role, '--role', command, words);
        const { name = signInName, unit = null, leader = null, externalId = null } = options;
        const asked = { signInName, name, unit, leader, externalId, roles };
        const added = await addAccount(app, identity(), actor, city, asked);
        terminal.err(`${words.accounts.added(added.account.signInName)}\n`);
        await showPassword(added.password);
      }),
    );

  accounts
    .command('list')
    .description(words.commands.accountsList)
    .option('--json', words.options.json)
    .action(async (_options: AccountOptions, command: Command) => {
      const options: AccountOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const found = await listAccounts(app, actor, city);
        const body = accountListBody.parse(presentAccounts(found));
        await terminal.out(options.json ? jsonText(body) : accountsText(found, surroundings));
      });
    });

  for (const disabled of [true, false]) {
    named(
      disabled ? 'disable' : 'enable',
      disabled ? words.commands.accountsDisable : words.commands.accountsEnable,
    ).action(async (given: string | undefined, _options: AccountOptions, command: Command) =>
      run(given, command, async ({ app, actor, city }, name) => {
        const account = await amendAccount(app, actor, city, name, { disabled });
        terminal.err(`${words.accounts.state(account.signInName, disabled)}\n`);
      }),
    );
  }

  named('password', words.commands.accountsPassword)
    .option('--second-factor', words.options.resetSecondFactor)
    .action(async (given: string | undefined, _options: AccountOptions, command: Command) =>
      run(given, command, async ({ app, identity, actor, city }, name, options) => {
        const secondFactor = options.secondFactor === true;
        const { account, password } = await resetAccount(app, identity(), actor, city, name, { secondFactor });
        terminal.err(`${words.accounts.reset(account.signInName)}\n`);
        await showPassword(password);
      }),
    );
}

function roleNamed(text: string): AccountRole {
  if (!isAccountRole(text)) throw new InvalidArgumentError(text);
  return text;
}

function accountsText(accounts: readonly Account[], { terminal, words }: Surroundings): string {
  const heads = [
    words.accounts.name,
    words.accounts.person,
    words.accounts.unit,
    words.accounts.roles,
    words.accounts.stateHead,
  ];
  return table(
    heads.map((head) => ({ head })),
    accounts.map(({ signInName, name, unit, roles, disabled, secondFactor }) => [
      signInName,
      name,
      unit ?? '',
      roles.map((role) => roleWords[role][terminal.language]).join(' '),
      disabled ? words.accounts.disabled : secondFactor ? words.accounts.secondFactor : '',
    ]),
  );
}
