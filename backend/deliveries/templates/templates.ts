import { Pool, PoolClient } from 'pg';
import * as z from 'zod/mini';

import { Problem } from '../../../contract/problem';
import { Template, templateSchema } from '../../../contract/template';
import { isOfOrg } from '../../access/made-things';
import { homeOf, Principal } from '../../access/principal';
import { Author, recordChange } from '../../database/audit';
import { isoInstant } from '../../database/iso-instant';
import { inTransaction, Queryable } from '../../database/pool';
import { readInput } from '../../reports/read-input';
import { assertNewest } from '../assert-newest';
import { asStored } from '../as-stored';
import { checkText } from './check-template';

const COLUMNS = `template_id as "templateId", name, language, texts, version,
  ${isoInstant('created_at')} as "createdAt", ${isoInstant('updated_at')} as "updatedAt"`;
const MOST_LANGUAGES = 20;

const changeSchema = z.extend(templateSchema, { version: z.int() });

type ReadTemplate = z.infer<typeof templateSchema>;

export async function listTemplates(db: Queryable, { orgId }: Principal): Promise<Template[]> {
  const { rows } = await db.query<Template>(
    `select ${COLUMNS} from mail_templates where ${isOfOrg('mail_templates', 1)} order by lower(name)`,
    [orgId]
  );
  return rows;
}

/** Throws a Problem for one there isn't. */
export async function findTemplate(db: Queryable, { orgId }: Principal, templateId: string): Promise<Template> {
  const { rows } = await db.query<Template>(
    `select ${COLUMNS} from mail_templates where template_id = $1 and ${isOfOrg('mail_templates', 2)}`,
    [templateId, orgId]
  );
  if (!rows[0]) {
    throw new Problem(`There is no template ${templateId}.`, { status: 404 });
  }
  return rows[0];
}

/** Throws a Problem for a template that doesn't compile; nothing is stored then. */
export async function createTemplate(pool: Pool, principal: Principal, input: unknown): Promise<Template> {
  const template = check(readInput(templateSchema, input));
  return inTransaction(pool, async (client) => {
    const { rows } = await asStored(client, [template.name], {
      text: `insert into mail_templates (name, language, texts, org_id) values ($1, $2, $3, $4) returning ${COLUMNS}`,
      values: [template.name, template.language, JSON.stringify(template.texts), homeOf(principal)],
    });
    const [after] = rows as Template[];
    await audit(client, principal, 'created', undefined, after);
    return after;
  });
}

export async function changeTemplate(
  pool: Pool,
  principal: Principal,
  templateId: string,
  input: unknown
): Promise<Template> {
  const { version, ...template } = readInput(changeSchema, input);
  check(template);
  return inTransaction(pool, async (client) => {
    const before = await findTemplate(client, principal, templateId);
    const { rows } = await asStored(client, [template.name], {
      text: `update mail_templates set name = $3, language = $4, texts = $5, version = version + 1, updated_at = now()
        where template_id = $1 and version = $2 returning ${COLUMNS}`,
      values: [templateId, version, template.name, template.language, JSON.stringify(template.texts)],
    });
    const [after] = rows as Template[];
    assertNewest(after, before.name);
    await audit(client, principal, 'changed', before, after);
    return after;
  });
}

/** Throws a Problem while a contact, a schedule or a mail that waits uses it. */
export async function deleteTemplate(pool: Pool, principal: Principal, templateId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const before = await findTemplate(client, principal, templateId);
    const { rows } = await client.query<{ waiting: string }>(
      `select count(*) as waiting from deliveries join mails using (mail_id)
       where template_id = $1 and state in ('queued', 'sending')`,
      [templateId]
    );
    if (rows[0].waiting !== '0') {
      throw new Problem(`${rows[0].waiting} mails that wait are written with ${before.name}. Delete it afterwards.`, {
        status: 409,
      });
    }
    await asStored(client, [before.name], {
      text: 'delete from mail_templates where template_id = $1',
      values: [templateId],
    });
    await audit(client, principal, 'deleted', before, undefined);
  });
}

function check(template: ReadTemplate): ReadTemplate {
  const languages = Object.keys(template.texts);
  if (!languages.includes(template.language) || languages.length > MOST_LANGUAGES) {
    throw new Problem(
      `The template's own language is ${template.language}: texts must have it, and at most ${MOST_LANGUAGES} languages.`,
      { field: 'texts' }
    );
  }
  for (const [language, text] of Object.entries(template.texts)) {
    checkText(text, `texts.${language}`);
  }
  return template;
}

function audit(client: PoolClient, by: Author, action: string, before?: Template, after?: Template) {
  const id = (after ?? before)!.templateId;
  return recordChange(client, { by, kind: 'template', id, action, before, after });
}
