import { config, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import type { AlertRule } from '../../contract/alerts/rule-of-preset';
import { ServiceError } from './service-error';

const RULES = '/api/v1/provisioning/alert-rules';
const STATES = '/api/prometheus/grafana/api/v1/rules';
const ALERTMANAGER = '/api/alertmanager/grafana/api/v2';
const NOT_FOUND = 404;
/** Taken for there already. */
const TAKEN = [409, 412];
/** Rules made here are for people to change, here and in Grafana's own editor. */
const EDITABLE = { 'X-Disable-Provenance': 'true' };

/** A rule as Grafana keeps it. */
export interface StoredRule extends AlertRule {
  uid: string;
  folderUID: string;
  ruleGroup: string;
  orgID: number;
  /** Set where a rule belongs to a file or a program, and can't be changed by hand. */
  provenance?: string;
}

export type RuleState = 'firing' | 'pending' | 'recovering' | 'inactive' | 'unknown';

/** How a rule was last seen. */
export interface RuleHealth {
  uid: string;
  state: RuleState;
  health: string;
  lastError?: string;
  alerts?: Array<{ state: string; labels: Record<string, string>; annotations: Record<string, string> }>;
}

/** What keeps alerts from being told, as Grafana has it. */
export interface Silence {
  id: string;
  comment: string;
  matchers: Array<{ name: string; value: string; isRegex: boolean; isEqual: boolean }>;
  status: { state: 'active' | 'pending' | 'expired' };
}

interface StatesBody {
  data: { groups: Array<{ rules: RuleHealth[] }> };
}

function sentenceOf(cause: unknown): ServiceError {
  if (!isFetchError<{ message?: string } | undefined>(cause)) {
    return new ServiceError(cause instanceof Error ? cause.message : String(cause));
  }
  const said = cause.data?.message ? `: ${cause.data.message}` : '';
  return new ServiceError(
    cause.status === 403
      ? 'You may not change alert rules. Ask an administrator of Grafana for the right to edit rules in this folder.'
      : `Grafana's alerting refused this (HTTP ${cause.status}${said}).`,
    { status: cause.status }
  );
}

interface GrafanaRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  data?: unknown;
}

/** Asks Grafana's own alerting in the session of the browser. Throws a `ServiceError`. */
async function requestGrafana<T>(url: string, { method = 'GET', data }: GrafanaRequest = {}): Promise<T> {
  try {
    const headers = method === 'GET' ? undefined : EDITABLE;
    const response = getBackendSrv().fetch<T>({
      url,
      method,
      data,
      headers,
      showErrorAlert: false,
      showSuccessAlert: false,
    });
    return (await lastValueFrom(response)).data;
  } catch (cause) {
    throw sentenceOf(cause);
  }
}

export interface Rules {
  stored: StoredRule[];
  states: RuleHealth[];
  /** Those in force that may concern a rule. */
  silences: Silence[];
}

/** Every rule and how it stands; undefined where there is no Grafana that keeps rules. */
export async function readRules(): Promise<Rules | undefined> {
  try {
    const [stored, { data }, silences] = await Promise.all([
      requestGrafana<StoredRule[]>(RULES),
      requestGrafana<StatesBody>(STATES),
      requestGrafana<Silence[]>(`${ALERTMANAGER}/silences`),
    ]);
    return {
      stored,
      states: data.groups.flatMap(({ rules }) => rules),
      silences: silences.filter(({ status }) => status.state === 'active'),
    };
  } catch (error) {
    if (error instanceof ServiceError && error.status === NOT_FOUND) {
      return undefined;
    }
    throw error;
  }
}

export function changeRule(rule: StoredRule): Promise<StoredRule> {
  return requestGrafana(`${RULES}/${rule.uid}`, { method: 'PUT', data: rule });
}

export function makeRule(rule: StoredRule): Promise<StoredRule> {
  return requestGrafana(RULES, { method: 'POST', data: rule });
}

/** Makes the folder, unless it is there. */
export async function ensureFolder(uid: string, title: string): Promise<void> {
  try {
    await requestGrafana('/api/folders', { method: 'POST', data: { uid, title } });
  } catch (error) {
    if (!(error instanceof ServiceError && TAKEN.includes(error.status))) {
      throw error;
    }
  }
}

/** The label Grafana gives each alert of a rule, for silences. */
const RULE_UID = '__alert_rule_uid__';
/** A silence has to end: this one when nobody minds. */
const SILENT_YEARS = 50;

/** Whether it keeps a whole rule from being told, and nothing beside it. */
export function silencesRule({ matchers: [matcher, ...others] }: Silence, uid: string): boolean {
  return others.length === 0 && matcher.name === RULE_UID && matcher.isEqual && matcher.value === uid;
}

/** From now on nobody is told of a rule. It goes on looking, which is all a rule of a file can do. */
export async function silenceRule(uid: string, comment: string): Promise<void> {
  const [startsAt, endsAt] = [new Date(), new Date()];
  endsAt.setFullYear(endsAt.getFullYear() + SILENT_YEARS);
  const { login } = config.bootData.user;
  const matchers = [{ name: RULE_UID, value: uid, isRegex: false, isEqual: true }];
  const data = { matchers, startsAt, endsAt, createdBy: login, comment };
  await requestGrafana(`${ALERTMANAGER}/silences`, { method: 'POST', data });
}

export function endSilence(id: string): Promise<void> {
  return requestGrafana(`${ALERTMANAGER}/silence/${id}`, { method: 'DELETE' });
}
