import { showBytes } from './show-value';

/** Why files travel as they do. `limit`: the largest attachment allowed; `server`: the largest message the server takes; `refused`: it says no size, and refused a larger form. */
export type FileReason =
  | { form: 'attached' }
  | { form: 'zipped' | 'linked'; because: 'limit' | 'server' | 'refused'; bytes: number; most: number };

const ENGLISH = {
  attached: 'The files are attached.',
  zipped: (because: string) => `The files are attached as a zip: ${because}.`,
  linked: (because: string) => `The files are behind links: ${because}.`,
  limit: (bytes: string, most: string) => `they are ${bytes}, and mails carry at most ${most}`,
  server: (bytes: string, most: string) => `they are ${bytes}, and the mail server takes messages of at most ${most}`,
  refused: (bytes: string, _most: string) => `they are ${bytes}, and the mail server refused a larger message`,
};
const SPANISH: typeof ENGLISH = {
  attached: 'Los ficheros van adjuntos.',
  zipped: (because) => `Los ficheros van adjuntos en un zip: ${because}.`,
  linked: (because) => `Los ficheros se descargan con los enlaces: ${because}.`,
  limit: (bytes, most) => `ocupan ${bytes} y los correos llevan como máximo ${most}`,
  server: (bytes, most) => `ocupan ${bytes} y el servidor de correo admite mensajes de ${most} como máximo`,
  refused: (bytes) => `ocupan ${bytes} y el servidor de correo rechazó un mensaje mayor`,
};
const BY_LANGUAGE: Record<string, typeof ENGLISH> = { en: ENGLISH, es: SPANISH };

/** In a sentence, in English where the language has none. */
export function sayReason(reason: FileReason, language: string): string {
  const words = BY_LANGUAGE[language.split('-')[0]] ?? ENGLISH;
  return reason.form === 'attached'
    ? words.attached
    : words[reason.form](words[reason.because](showBytes(reason.bytes), showBytes(reason.most)));
}
