const CHANGES_ITS_CLOCK = [
  'Europe/Madrid',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'America/Nuuk',
  'America/St_Johns',
  'America/Mexico_City',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Juba',
  'Asia/Beirut',
  'Asia/Tehran',
  'Asia/Gaza',
  'Asia/Amman',
  'Asia/Almaty',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Australia/Eucla',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Fiji',
  'Pacific/Norfolk',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  'UTC',
];
const COUNT = 60;

function others(): string[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => !CHANGES_ITS_CLOCK.includes(zone));
  const step = Math.floor(all.length / (COUNT - CHANGES_ITS_CLOCK.length));
  return all.filter((_, at) => at % step === 0).slice(0, COUNT - CHANGES_ITS_CLOCK.length);
}

/** Those whose clocks do the strangest things, and others from all over the world: 60. */
export const SIXTY_ZONES: readonly string[] = [...CHANGES_ITS_CLOCK, ...others()];
