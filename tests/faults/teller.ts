const TELL_EVERY_MS = 10_000;

/** Says now and then how far it is: “300 of 900 windows have come to an end, 12 kills”. */
export function teller(of: number, what: string): (so: { kills: number; open: number }) => void {
  let toldAt = Date.now();
  return ({ kills, open }) => {
    if (Date.now() - toldAt >= TELL_EVERY_MS) {
      toldAt = Date.now();
      console.log(`${of - open} of ${of} ${what} have come to an end, ${kills} kills`);
    }
  };
}
