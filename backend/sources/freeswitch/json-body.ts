import { Problem } from '../../../contract/problem';

/**
 * The JSON text of a mod_json_cdr post. Its `encode` setting decides how it comes: as JSON, as the form field `cdr`
 * with percent escapes, or as the same field in base64. Throws a Problem (400) for a body that is none of these.
 */
export function jsonTextOfPost(body: Buffer, contentType: string): string {
  const text = body.toString('utf8');
  if (!text.startsWith('cdr=')) {
    return text;
  }
  const value = text.slice('cdr='.length);
  if (contentType.includes('base64')) {
    return Buffer.from(value, 'base64').toString('utf8').replace(/\0+$/, '');
  }
  try {
    return decodeURIComponent(value.split('&', 1)[0].replaceAll('+', ' '));
  } catch {
    throw new Problem('The form field “cdr” has broken percent escapes.');
  }
}
