import { readNotificationsOf, notificationDays, searchCity } from '@shigan/app';
import { jsonText, presentFound, presentNotifications } from '@shigan/contract';
import type { Command } from 'commander';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { findWords } from '../words/find-words.ts';
import { momentText } from '../text/moment-text.ts';

interface FindOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly unread?: true;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `search TEXT`: what is called so; `notifications NAME`: what concerns somebody. */
export function addFindCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const find = findWords[language];
  const asOfIn = ({ asOf }: FindOptions): { readonly asOf?: string } => (asOf === undefined ? {} : { asOf });

  program
    .command('search')
    .description(find.search)
    .usage('[options] <text>')
    .argument('[text]')
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: FindOptions, command: Command) => {
      const options: FindOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'search');
      const text = required(given, 'TEXT', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, hits } = await searchCity(app, actor, city, { text, ...asOfIn(options) });
        const body = presentFound({ asOf: moment.asOf, hits }, language);
        if (options.json) return terminal.out(jsonText(body));
        if (body.hits.length === 0) return terminal.out(`${find.none}\n`);
        const columns = [{ head: find.kind }, { head: find.name }, { head: find.note }, { head: find.id }];
        return terminal.out(
          table(
            columns,
            body.hits.map(({ kind, name, note, id }) => [find.kinds[kind], name, note, id]),
          ),
        );
      });
    });

  program
    .command('notifications')
    .description(find.notifications)
    .usage('[options] <name>')
    .argument('[name]')
    .option('--unread', find.onlyUnread)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: FindOptions, command: Command) => {
      const options: FindOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'notifications');
      const name = required(given, 'NAME', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const read = await readNotificationsOf(app, actor, city, name, options.asOf);
        const notifications = read.notifications.filter(({ readAt }) => !options.unread || readAt === null);
        const body = presentNotifications({ asOf: read.moment.asOf, days: notificationDays, notifications }, language);
        if (options.json) return terminal.out(jsonText(body));
        if (body.notifications.length === 0) return terminal.out(`${find.nothingNew}\n`);
        const columns = [{ head: find.at }, { head: find.state }, { head: find.about }, { head: find.message }];
        return terminal.out(
          table(
            columns,
            body.notifications.map(({ at, about, message, asks, readAt }) => [
              momentText(at),
              readAt !== null ? find.read : asks ? find.asks : find.unread,
              about.title,
              message,
            ]),
          ),
        );
      });
    });
}
