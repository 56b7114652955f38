import { Problem } from '../../../contract/problem';
import { MailContent, MailFile } from '../../../contract/delivery';
import { TemplatePreview, templatePreviewSchema, TemplateText } from '../../../contract/template';
import { Queryable } from '../../database/pool';
import { Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { Addressed, mailView } from '../message/mail-view';
import { trendValues } from '../message/trend';
import { drawTrend } from '../message/trend-picture';
import { checkText } from './check-template';
import { EXAMPLE_ADDRESSED, EXAMPLE_CONTENT } from './example';
import { fillIn } from './fill-in';

/** A mail that is only looked at, and the picture of its trend, which its HTML names as a part of the message. */
export interface TriedMail extends TemplatePreview {
  picture: { address: string; png: Buffer } | null;
}

/** The mail as a page shows it: outside a message its parts have no address, so the picture stands in the HTML itself. */
export async function previewTemplate(db: Queryable, principal: Principal, input: unknown): Promise<TemplatePreview> {
  const { picture, html, ...rest } = await tryTemplate(db, principal, input);
  const embedded = picture && `data:image/png;base64,${picture.png.toString('base64')}`;
  return { ...rest, html: picture ? html.replaceAll(picture.address, embedded!) : html };
}

/**
 * Texts that need not be saved, filled in with a run's figures, or an example's. Throws a Problem where they could not be
 * saved, and for a run that sent nothing or is beyond the scope.
 */
export async function tryTemplate(db: Queryable, principal: Principal, input: unknown): Promise<TriedMail> {
  const { text, runId } = readInput(templatePreviewSchema, input);
  checkText(text, 'text');
  if (!runId) {
    return filled(text, EXAMPLE_CONTENT, EXAMPLE_ADDRESSED);
  }
  const { content, files } = await mailOf(db, principal, runId);
  const form = files.length > 0 ? 'attached' : 'none';
  const reason = files.length > 0 ? 'A preview: how the files travel is decided when the mail is sent.' : null;
  return filled(text, content, { ...EXAMPLE_ADDRESSED, late: null, files, onTheWay: { form, reason, links: [] } });
}

function filled(text: TemplateText, content: MailContent, addressed: Addressed): TriedMail {
  const view = mailView(content, addressed);
  const mail = fillIn(text, view);
  const isShown = content.trend && view.trend && mail.html.includes(view.trend.picture);
  const png = () => drawTrend(trendValues(content.trend!.points));
  return { ...mail, picture: isShown ? { address: view.trend!.picture, png: png() } : null };
}

async function mailOf(db: Queryable, principal: Principal, runId: string) {
  const { rows } = await db.query<{ content: MailContent; files: MailFile[] }>(
    `select content, files from mails where run_id = $1 and purpose <> 'notice'
     and ($2::int is null or (org_id = $2 and scope_covers($3::jsonb, scope))) order by mail_id limit 1`,
    [runId, principal.orgId, JSON.stringify(principal.scope)]
  );
  if (!rows[0]) {
    throw new Problem(`Run ${runId} has no mail to preview with.`, { status: 404, field: 'runId' });
  }
  return rows[0];
}
