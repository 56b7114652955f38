import { ScopedVars, TypedVariableModel } from '@grafana/data';
import { locationService, TemplateSrv } from '@grafana/runtime';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?::([^}]+))?\}|\[\[(\w+)\]\]/g;

type Format = Parameters<TemplateSrv['replace']>[2];

/** Variables of a dashboard as its address names them: `var-customer=101&var-customer=102`. */
export function urlVariables(): TemplateSrv {
  const replace = (target = '', scopedVars?: ScopedVars, format?: Format) =>
    target.replace(VARIABLE, (text, plain?: string, braced?: string, own?: string, bracketed?: string) => {
      const name = plain ?? braced ?? bracketed ?? '';
      const value = (scopedVars?.[name]?.value as string | string[] | undefined) ?? valueInUrl(name);
      return value === undefined ? text : formatted(value, own ?? format);
    });
  return {
    replace,
    getVariables: () => namesInUrl().map((name) => ({ name, type: 'custom' }) as TypedVariableModel),
    containsTemplate: (target = '') => new RegExp(VARIABLE.source).test(target),
    updateTimeRange: () => undefined,
  };
}

function namesInUrl(): string[] {
  const keys = [...locationService.getSearch().keys()].filter((key) => key.startsWith('var-'));
  return [...new Set(keys.map((key) => key.slice('var-'.length)))];
}

function valueInUrl(name: string): string | string[] | undefined {
  const values = locationService.getSearch().getAll(`var-${name}`);
  return values.length > 1 ? values : values[0];
}

function formatted(value: string | string[], format: Format): string {
  if (typeof format === 'function') {
    return format(value, {}) as string;
  }
  if (format === 'json') {
    return JSON.stringify(value);
  }
  return Array.isArray(value) && format !== 'csv' ? `{${value.join(',')}}` : [value].flat().join(',');
}
