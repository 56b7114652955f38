import { isIP } from 'net';

import { Problem } from '../contract/problem';
import { Exposure } from './http/exposure';

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Who may stand between callers and the HTTP door, and whose pages may call it from a browser: nobody unless it is set. */
export function readExposure(environment: NodeJS.ProcessEnv): Exposure {
  return {
    trustedProxies: listOf(environment.TRUNKLINE_TRUSTED_PROXIES).map(assertNetwork),
    allowedOrigins: listOf(environment.TRUNKLINE_ALLOWED_ORIGINS).map(assertOrigin),
  };
}

const listOf = (text = '') =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

function assertNetwork(text: string): string {
  const [address, bits = '0'] = text.split('/');
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (!NAMED_NETWORKS.includes(text) && !(/^\d{1,3}$/.test(bits) && Number(bits) <= widest)) {
    throw new Problem(
      `TRUNKLINE_TRUSTED_PROXIES names “${text}”. Write addresses and networks such as 10.0.0.7 and 10.0.0.0/8, or ` +
        `${NAMED_NETWORKS.join(', ')}.`
    );
  }
  return text;
}

function assertOrigin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new Problem(
      `TRUNKLINE_ALLOWED_ORIGINS names “${text}”, which is no origin. Write such as https://portal.example.com, without a path.`
    );
  }
  return text;
}
