import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import {
  changeRule,
  endSilence,
  ensureFolder,
  makeRule,
  readRules,
  type Rules,
  silenceRule,
  type StoredRule,
} from './grafana-alerting';
import type { ServiceError } from './service-error';

const RULES_KEY = ['alert-rules'] as const;
/** Grafana looks every minute; who watches the page sees it soon after. */
const EVERY_MS = 15_000;

/** Null where there is no Grafana that keeps rules. */
export function useAlertRules() {
  return useQuery<Rules | null, ServiceError>({
    queryKey: RULES_KEY,
    queryFn: async () => (await readRules()) ?? null,
    refetchInterval: EVERY_MS,
  });
}

export interface RuleToSave {
  rule: StoredRule;
  /** Of the folder it is made in, where it is new. */
  newIn?: string;
}

export function useSaveRule() {
  const client = useQueryClient();
  return useMutation<StoredRule, ServiceError, RuleToSave>({
    mutationFn: async ({ rule, newIn }) => {
      if (newIn === undefined) {
        return changeRule(rule);
      }
      await ensureFolder(rule.folderUID, newIn);
      return makeRule(rule);
    },
    onSettled: () => client.invalidateQueries({ queryKey: RULES_KEY }),
  });
}

const REPLACED = 'Replaced by a rule of your own: see the page Alerts of Trunkline.';

/** The rule nobody is to be told of, or the silences to end. */
export type SilenceChange = { uid: string } | { end: string[] };

/** Keeps Grafana from telling of a rule, or lets it tell again. */
export function useSilence() {
  const client = useQueryClient();
  return useMutation<void, ServiceError, SilenceChange>({
    mutationFn: async (change) => {
      if ('uid' in change) {
        return silenceRule(change.uid, REPLACED);
      }
      await Promise.all(change.end.map(endSilence));
    },
    onSettled: () => client.invalidateQueries({ queryKey: RULES_KEY }),
  });
}
