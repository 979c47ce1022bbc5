import { type Command, InvalidArgumentError } from 'commander';
import { placeOf, type Composed, type Surroundings, withStore } from '../invocation.ts';
import type { Serve, ServeOptions } from '../serving/serving.ts';
import { portOf } from '../environment.ts';

const defaultPort = 8090;

/** `serve`: the pages and the interface, for this machine; for others where the address that they use is named. */
export function addServeCommand(program: Command, surroundings: Surroundings): void {
  const { environment, words } = surroundings;
  program
    .command('serve')
    .description(words.commands.serve)
    .option('--port <port>', words.options.port, portOf)
    .option('--demo', words.options.withDemo)
    .option('--origin <url>', words.options.origin, originOf)
    .option('--listen <address>', words.options.listen)
    .option('--without-jobs', words.options.withoutJobs)
    .option('--migrate', words.options.migrate)
    .action(async (_options: ServeOptions, command: Command) => {
      const options: ServeOptions = command.optsWithGlobals();
      const asked = environment['PORT'];
      const port = options.port ?? (asked === undefined || asked === '' ? defaultPort : portOf(asked));
      if (options.migrate) await surroundings.migrate(placeOf(options, environment));
      let preparing: Promise<Serve> | undefined;
      // What serves is most of the program: loaded and made while the store opens.
      const prepared = async (composed: Composed): Promise<Serve> => {
        preparing ??= import('../serving/serving.ts').then(({ prepareServing }) =>
          prepareServing(composed, port, options, surroundings),
        );
        return preparing;
      };
      const meanwhile = (composed: Composed): void => void prepared(composed).catch(() => undefined);
      const preparingMeanwhile: Surroundings = {
        ...surroundings,
        compose: async (place, how) => surroundings.compose(place, { ...how, meanwhile }),
      };
      return withStore(preparingMeanwhile, options, 'writing', async (opened) => (await prepared(opened))(opened));
    });
}

/** Scheme, name and port, nothing after them. */
function originOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:\/\//.test(text))
    throw new InvalidArgumentError(`https://shigan.example: ${text}`);
  return new URL(text).origin;
}
