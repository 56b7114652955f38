import { Button, type Column, IconButton, InteractiveTable, Stack, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { OrgRules } from '../../../contract/access/org';
import type { RuleOf } from '../../api/useAccess';
import { Section } from '../../app/Section';
import { type EditedRule, newRule, orgRule, teamRule, userRule } from './rule-draft';
import { scopeText } from './scope-text';

interface Props {
  org: OrgRules;
  onEdit: (rule: EditedRule) => void;
  onDelete: (rule: RuleOf) => void;
}

interface Member {
  key: string;
  name: string;
  who: string;
  may: string;
  edited: EditedRule;
  rule: RuleOf;
}

export const orgName = ({ orgId, label }: Pick<OrgRules, 'orgId' | 'label'>) => label || `Organisation ${orgId}`;

/** One organisation: who in it sees what, each in a sentence. */
export function OrgSection({ org, onEdit, onDelete }: Props) {
  const { orgId, version, roleCap, scope, changedBy } = org;
  const name = orgName(org);
  const columns = useMemo<Array<Column<Member>>>(
    () => [
      { id: 'name', header: 'Who', disableGrow: true },
      { id: 'who', header: 'Members' },
      { id: 'may', header: 'May' },
      {
        id: 'actions',
        header: '',
        disableGrow: true,
        cell: ({ row: { original } }) => (
          <Stack justifyContent="flex-end">
            <IconButton name="pen" tooltip={`Change ${original.name}`} onClick={() => onEdit(original.edited)} />
            <IconButton name="trash-alt" tooltip={`Delete ${original.name}`} onClick={() => onDelete(original.rule)} />
          </Stack>
        ),
      },
    ],
    [onEdit, onDelete]
  );
  return (
    <Section
      title={name}
      actions={
        <Stack>
          <Button variant="secondary" size="sm" icon="plus" onClick={() => onEdit(newRule('team', org))}>
            Add a team
          </Button>
          <Button variant="secondary" size="sm" icon="plus" onClick={() => onEdit(newRule('user', org))}>
            Add a user
          </Button>
          <IconButton name="pen" tooltip={`Change ${name}`} onClick={() => onEdit(orgRule(org))} />
          <IconButton
            name="trash-alt"
            tooltip={`Delete ${name}`}
            onClick={() => onDelete({ of: 'org', orgId, version })}
          />
        </Stack>
      }
    >
      <Text>{`Everybody in Grafana's organisation ${orgId}, at most as ${roleCap}: ${scopeText(scope)}`}</Text>
      <Text color="secondary">{`Last changed by ${changedBy}.`}</Text>
      {membersOf(org).length > 0 && (
        <InteractiveTable columns={columns} data={membersOf(org)} getRowId={({ key }) => key} />
      )}
    </Section>
  );
}

function membersOf(org: OrgRules): Member[] {
  const { orgId, version, teams, users } = org;
  const may = ({ roleCap, scope }: Pick<OrgRules, 'roleCap' | 'scope'>) => `At most ${roleCap}. ${scopeText(scope)}`;
  return [
    ...teams.map((team) => ({
      key: `team ${team.name}`,
      name: `Team ${team.name}`,
      who: team.members.join(', ') || 'Nobody yet',
      may: may(team),
      edited: teamRule(org, team),
      rule: { of: 'team', orgId, version, name: team.name } as const,
    })),
    ...users.map((user) => ({
      key: `user ${user.login}`,
      name: user.login,
      who: '—',
      may: may(user),
      edited: userRule(org, user),
      rule: { of: 'user', orgId, version, login: user.login } as const,
    })),
  ];
}
