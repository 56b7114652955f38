import { Problem } from '../../../contract/problem';
import { MailContent, MailFile } from '../../../contract/delivery';
import { TemplatePreview, templatePreviewSchema, TemplateText } from '../../../contract/template';
import { Queryable } from '../../database/pool';
import { Scope } from '../../reports/principal';
import { readInput } from '../../reports/read-input';
import { Addressed, mailView } from '../message/mail-view';
import { trendValues } from '../message/trend';
import { drawTrend } from '../message/trend-picture';
import { checkText } from './check-template';
import { EXAMPLE_ADDRESSED, EXAMPLE_CONTENT } from './example';
import { fillIn } from './fill-in';

/**
 * Texts that need not be saved, filled in with a run's figures, or an example's. Throws a Problem where they could not be
 * saved, and for a run that sent nothing or is beyond the scope.
 */
export async function previewTemplate(db: Queryable, scope: Scope, input: unknown): Promise<TemplatePreview> {
  const { text, runId } = readInput(templatePreviewSchema, input);
  checkText(text, 'text');
  if (!runId) {
    return filled(text, EXAMPLE_CONTENT, EXAMPLE_ADDRESSED);
  }
  const { content, files } = await mailOf(db, scope, runId);
  const form = files.length > 0 ? 'attached' : 'none';
  const reason = files.length > 0 ? 'A preview: how the files travel is decided when the mail is sent.' : null;
  return filled(text, content, { ...EXAMPLE_ADDRESSED, late: null, files, onTheWay: { form, reason, links: [] } });
}

/** Outside a message its parts have no address: the picture of the trend stands in the HTML itself. */
function filled(text: TemplateText, content: MailContent, addressed: Addressed): TemplatePreview {
  const view = mailView(content, addressed);
  const { html, ...rest } = fillIn(text, view);
  if (!content.trend || !view.trend) {
    return { ...rest, html };
  }
  const picture = `data:image/png;base64,${drawTrend(trendValues(content.trend.points)).toString('base64')}`;
  return { ...rest, html: html.replaceAll(view.trend.picture, picture) };
}

async function mailOf(db: Queryable, scope: Scope, runId: string) {
  const { rows } = await db.query<{ content: MailContent; files: MailFile[] }>(
    `select content, files from mails where run_id = $1 and purpose <> 'notice'
     and ($2::text[] is null or customer_id = any($2)) order by mail_id limit 1`,
    [runId, scope.customers === 'all' ? null : scope.customers]
  );
  if (!rows[0]) {
    throw new Problem(`Run ${runId} has no mail to preview with.`, { status: 404, field: 'runId' });
  }
  return rows[0];
}
