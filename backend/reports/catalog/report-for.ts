import { Scope } from '../../../contract/access/scope';
import { ReportDescription, ReportView } from '../../../contract/catalog';
import { maySeeDimension, maySeeMeasure } from '../assert-scope';

type Defaults = Partial<ReportDescription['defaults']>;

/**
 * A report as it opens for somebody: by default it asks for what they may see. Nothing is left of one whose measures or
 * groups are all hidden.
 */
export function reportFor(report: ReportDescription, scope: Scope): ReportDescription[] {
  const sees = (name: Parameters<typeof maySeeDimension>[0]) => maySeeDimension(name, scope);
  const fitted = <Asked extends Defaults>(asked: Asked): Asked => ({
    ...asked,
    ...(asked.measures && { measures: asked.measures.filter((name) => maySeeMeasure(name, scope)) }),
    ...(asked.dimensions && { dimensions: asked.dimensions.filter(sees) }),
  });
  const isLeft = ({ measures, dimensions }: Defaults) => measures?.length !== 0 && dimensions?.length !== 0;
  const viewFor = (view: ReportView): ReportView[] => {
    const defaults = fitted(view.defaults);
    const across = view.across && sees(view.across) ? view.across : undefined;
    return isLeft(defaults) ? [{ ...view, defaults, across, groupings: view.groupings?.filter(sees) }] : [];
  };
  const defaults = fitted(report.defaults);
  return isLeft(defaults)
    ? [
        {
          ...report,
          defaults,
          groupings: report.groupings.filter(sees),
          across: report.across && sees(report.across) ? report.across : undefined,
          views: report.views?.flatMap(viewFor),
        },
      ]
    : [];
}
