import { MarkName } from '../../../contract/names';
import { lowDtmfShare } from './low-dtmf-share';
import { MarkRule } from './mark-rule';

/** Every test that can mark rows. */
export const MARK_RULES: Record<MarkName, MarkRule> = { low_dtmf_share: lowDtmfShare };
