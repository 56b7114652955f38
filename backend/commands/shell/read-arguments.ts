import { parseArgs, ParseArgsConfig } from 'util';

import { Problem } from '../../../contract/problem';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the rest of a command line. Throws a Problem with the usage for one that isn't known. */
export function readArguments<T extends Options>(args: string[], options: T, usage: string) {
  try {
    return parseArgs({ args: withEmptyValues(args, options), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Problem(`${(error as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
}

/** `--by` with nothing behind it means an empty value. */
function withEmptyValues(args: string[], options: Options): string[] {
  return args.flatMap((arg, at) => {
    const takesValue = options[arg.replace(/^--/, '')]?.type === 'string' && arg.startsWith('--');
    const next = args[at + 1];
    return takesValue && (next === undefined || next.startsWith('--')) ? [`${arg}=`] : [arg];
  });
}

/** `a,b` as its parts; a comma within one is written `\,`. */
export function commaSeparated(text: string | undefined): string[] | undefined {
  if (text === undefined) {
    return undefined;
  }
  return text === '' ? [] : text.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ','));
}

/** Where the person typed the command, which npm leaves for the project's folder. */
export function typedIn(environment: NodeJS.ProcessEnv): string {
  return environment.INIT_CWD ?? process.cwd();
}
