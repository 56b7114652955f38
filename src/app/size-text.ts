import { formattedValueToString, getValueFormat } from '@grafana/data';

/** Bytes as people say them: 1.5 GiB. */
export function sizeText(bytes: number): string {
  return formattedValueToString(getValueFormat('bytes')(bytes, bytes < 1_024 ? 0 : 1));
}
