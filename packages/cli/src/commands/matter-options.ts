import { type MatterList, type MattersAsked, readRegistry } from '@shigan/app';
import { type MatterPresenting, RequestRefused } from '@shigan/contract';
import { figureId, matterStates, type MatterState } from '@shigan/core';
import type { GlobalOptions, Opened } from '../invocation.ts';

/** What the commands of matters are told. */
export interface MatterOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly state?: string;
  readonly leader?: string;
  readonly unit?: string;
  readonly region?: string;
  readonly open?: true;
  readonly text?: string;
  readonly approve?: true;
  readonly reason?: string;
  readonly evidence?: readonly string[];
  readonly details?: string;
  readonly by?: string;
  readonly at?: string;
  readonly out?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** What the options of a list ask for. */
export function asked(options: MatterOptions): MattersAsked {
  const { asOf, leader, region, text, unit, state, open } = options;
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(leader === undefined ? {} : { leader }),
    ...(region === undefined ? {} : { region }),
    ...(text === undefined ? {} : { text }),
    ...(unit === undefined ? {} : { leadUnit: unit }),
    ...(state === undefined ? {} : { states: [stateNamed(state)] }),
    ...(open === undefined ? {} : { open }),
  };
}

function stateNamed(text: string): MatterState {
  const found = matterStates.find((state) => state === text);
  if (found === undefined) throw new RequestRefused('invalid-request', { state: matterStates.join(', ') });
  return found;
}

/** What matters are presented with. */
export async function presentingAt(
  { app }: Opened,
  moment: MatterList['moment'],
  language: MatterPresenting['language'],
): Promise<MatterPresenting> {
  return {
    language,
    idOf: (figure) => figureId(figure, (content) => app.digest.sha256(content)),
    registry: await readRegistry(app, moment),
  };
}
