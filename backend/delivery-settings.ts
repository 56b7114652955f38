import { readFileSync } from 'fs';

import { Problem } from '../contract/problem';
import { MailSecrets } from './deliveries/server/mail-server';
import { createSecrets } from './deliveries/secrets';

const SHORTEST_SECRET = 16;

/** A secret from its variable, or from the file the variable with `_FILE` names. */
export function secretFrom(environment: NodeJS.ProcessEnv, variable: string): string | undefined {
  const file = environment[`${variable}_FILE`];
  return environment[variable] || (file ? readSecretFile(`${variable}_FILE`, file) : undefined);
}

/** Stored passwords and links hang on TRUNKLINE_SECRET; unless it is set, on the token. */
export function readMailSecrets(environment: NodeJS.ProcessEnv, token: string): MailSecrets {
  const secret = secretFrom(environment, 'TRUNKLINE_SECRET');
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    throw new Problem(`TRUNKLINE_SECRET must have at least ${SHORTEST_SECRET} characters.`);
  }
  return { secrets: createSecrets(secret ?? token), smtpPassword: secretFrom(environment, 'TRUNKLINE_SMTP_PASSWORD') };
}

function readSecretFile(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Problem(`${variable} can't be read: ${(error as Error).message}.`);
  }
}
