/**
 * The version of the time zone rules this process reckons with: its own tables may be newer or older than those of another
 * replica. It includes the calendar's own version, as a mended mistake of it changes slots too.
 */
export const ZONE_RULES = `${process.versions.tz ?? 'unknown'}/1`;
